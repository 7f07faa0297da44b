using Baladi.Web.Tests.Access;

namespace Baladi.Web.Tests.Hostility;

/// <summary>An endpoint with everything a request needs to reach it: what is hostile about one is always a single thing too many.</summary>
/// <param name="Names">What the action binds.</param>
/// <param name="Session">Whoever asks.</param>
/// <param name="Other">Somebody else's session, for what is stolen.</param>
internal sealed record HostileTarget(Row Row, Places Places, IReadOnlyList<string> Names, AccessServer.Session Session, AccessServer.Session Other)
{
    public string Path => Places.Fill(Row.Address);
    public bool IsJson => Row.Json is not null;

    public IEnumerable<(string Name, string Value)> Form => Row.Form.Select(typed => (typed.Name, Places.Fill(typed.Value)));

    public HostileRequest Sound(string kind, string? target = null) => new(kind, Row.IsUnsafe ? "POST" : "GET", target ?? Path) { Headers = [("Cookie", Session.Cookies)] };
}
