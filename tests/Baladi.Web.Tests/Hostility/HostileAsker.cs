using System.Diagnostics;
using System.Text.RegularExpressions;
using Baladi.Web.Tests.Access;

namespace Baladi.Web.Tests.Hostility;

/// <summary>One hostile request, whoever sends it, and whether the answer is one the portal may give.</summary>
internal sealed partial class HostileAsker
{
    private static readonly TimeSpan Reasonable = TimeSpan.FromSeconds(10);

    /// <summary>Who asks. Nobody of Jeddah and no auditor, so that what belongs there is nobody's here.</summary>
    private static readonly Role[] Askers = [Role.Anonymous, Role.Unverified, Role.Citizen, Role.Owner, Role.Delegate, Role.Reviewer, Role.Moderator];

    /// <summary>Who looked, who came back, what was tried: written for a request that is refused as well.</summary>
    private static readonly string[] Remembered = ["Viewings", "Sessions", "SecurityEvents", "SignInLocks", "AccountEvents", "PersonEvents", "CounterVisits", "RegistryAnswers", "ConflictAttempts", "EmergencyViews"];

    private static readonly Func<HostileTarget, Random, HostileRequest>[] Gets =
    [
        HostileAddresses.Path, HostileAddresses.Path, HostileAddresses.Path, HostileAddresses.Query, HostileAddresses.Query, HostileAddresses.Query,
        HostileAddresses.Headers, HostileAddresses.Headers, HostileAddresses.Cookies, HostileAddresses.Cookies, HostileAddresses.Method, HostileBodies.Types,
    ];
    private static readonly Func<HostileTarget, Random, HostileRequest>[] Json =
    [
        HostileJson.Any, HostileJson.Any, HostileJson.Any, HostileJson.Any, HostileBodies.Types, HostileBodies.Sizes, HostileAddresses.Path, HostileAddresses.Query, HostileAddresses.Headers, HostileAddresses.Cookies, HostileAddresses.Method,
    ];
    private static readonly Func<HostileTarget, Random, HostileRequest>[] Forms =
    [
        HostileBodies.Fields, HostileBodies.Fields, HostileBodies.Fields, HostileBodies.Fields, HostileBodies.Duplicates, HostileBodies.Duplicates, HostileBodies.MassAssignment, HostileBodies.MassAssignment,
        HostileBodies.Unproven, HostileBodies.Unproven, HostileBodies.Parts, HostileBodies.Parts, HostileBodies.Types, HostileBodies.Sizes,
        HostileAddresses.Path, HostileAddresses.Query, HostileAddresses.Method, HostileAddresses.Headers, HostileAddresses.Cookies,
    ];

    private readonly HostileServer server;
    private readonly Row row;

    private HostileAsker(HostileServer server, Row row, Role role, Subject subject, HostileRequest request) => (this.server, this.row, Role, Subject, Request) = (server, row, role, subject, request);

    public Role Role { get; }
    public Subject Subject { get; }
    public HostileRequest Request { get; }

    public static async Task<HostileAsker> ForAsync(HostileServer server, Row row, int seed, int number)
    {
        var random = new Random(HashCode(seed, row.Endpoint, number));
        var subject = random.One(row.Subjects);
        var allowed = Enum.GetValues<Role>().Where(role => role is not (Role.JeddahReviewer or Role.Auditor) && row.Audience(role, subject) == Answer.Reached).ToList();
        // Whoever would need another code each time stays in.
        if (row.EndsSession) allowed = [.. allowed.Intersect(Askers).Where(one => one is not (Role.Reviewer or Role.Moderator))];
        var role = allowed.Count > 0 && (row.EndsSession || random.Next(10) < 7) ? random.One(allowed) : random.One(Askers);
        var target = new HostileTarget(row, await server.PlacesAsync(row, subject), server.NamesOf(row), await server.SessionAsync(role), await server.SessionAsync(role == Role.Delegate ? Role.Citizen : Role.Delegate));
        var request = random.One(!row.IsUnsafe ? Gets : row.Json is null ? Forms : Json)(target, random);
        // Whoever has no business there has none in a hostile way either, as long as it is still the same address, person and method.
        if (row.Audience(role, subject) != Answer.Reached && request.Kind is not ("path" or "id" or "method" or "cookie")) request = request with { MustBeRefused = true };
        return new(server, row, role, subject, request);
    }

    /// <returns>What is wrong with the answer; null where nothing is.</returns>
    public async Task<string?> AskAsync()
    {
        var before = server.Watch.Counts();
        var watch = Stopwatch.StartNew();
        RawAnswer answer;
        try { answer = await server.Raw.SendAsync(Request.Method, Request.Bytes(server.Raw.Host), TimeSpan.FromMilliseconds(20)); }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException)
        {
            server.Raw.Dispose();
            return error is OperationCanceledException ? "no answer within half a minute" : error.Message;
        }
        var wrong = Judge(answer, watch.Elapsed) ?? Written(answer, before);
        // What is no more there to be tried is made anew.
        if (row.IsUnsafe && IsLetThrough(answer))
        {
            if (row.Address.EndsWith("/discard", StringComparison.Ordinal) || row.Address.EndsWith("/submit", StringComparison.Ordinal)) await server.ForgetDraftAsync(Subject);
            if (row.Address.Contains("/account/", StringComparison.Ordinal)) await server.RenewAsync(Role);
        }
        return wrong;
    }

    private string? Judge(RawAnswer answer, TimeSpan took)
    {
        if (answer.Status == 0) return Request.MayBeCut ? null : "the connection was closed without an answer";
        if (answer.Status >= 500) return $"answered {answer.Status}: {server.LastError}";
        if (took > Reasonable) return $"took {took.TotalSeconds:0.0} s";
        if (Request.MustBeRefused && !row.Endpoint.StartsWith("ANY", StringComparison.Ordinal) && IsLetThrough(answer)) return $"was let through with {answer.Status} {answer["Location"]}";
        if (answer[HostileValues.Header] is not null) return "made a header of its own";
        if (answer["Location"] is { } location && !IsOurs(location)) return $"leads away, to {location}";
        var text = answer.Text;
        if (text.Contains(HostileServer.Canary, StringComparison.Ordinal)) return "shows what belongs to somebody else";
        if (answer["Content-Type"]?.StartsWith("text/html", StringComparison.Ordinal) == true && text.Contains(HostileValues.Tag, StringComparison.Ordinal)) return "made a tag of its own";
        // Kept inside by the operator.
        if (row.Address == "/metrics") return null;
        return Inside().Match(text) is { Success: true } inside ? $"tells of the inside: {inside.Value}" : null;
    }

    private string? Written(RawAnswer answer, IReadOnlyDictionary<string, long> before)
    {
        if (Request.Method.Equals("POST", StringComparison.OrdinalIgnoreCase) && answer.Status is > 0 and < 400 && !IsToSignIn(answer)) return null;
        var after = server.Watch.Counts();
        // What is remembered of a refusal may be audited, too.
        var remembers = before.Any(table => after[table.Key] != table.Value && Remembered.Contains(table.Key));
        var written = before.Where(table => after[table.Key] != table.Value && !Remembered.Contains(table.Key) && !(remembers && table.Key.StartsWith("Audit", StringComparison.Ordinal))).Select(table => $"{table.Key} {after[table.Key] - table.Value:+0;-0}").ToList();
        return written.Count == 0 ? null : $"answered {answer.Status} and wrote all the same: {string.Join(", ", written)}";
    }

    private static bool IsLetThrough(RawAnswer answer) => answer.Status is >= 200 and < 400 && !IsToSignIn(answer);

    private static bool IsToSignIn(RawAnswer answer) => answer.Status is 302 && answer["Location"] is { } location && (location.StartsWith("/ar/account/sign-in", StringComparison.Ordinal) || location.StartsWith("/en/account/sign-in", StringComparison.Ordinal));

    private bool IsOurs(string location) => location.StartsWith(server.Address.AbsoluteUri, StringComparison.Ordinal) || (location.StartsWith('/') && location is ['/'] or ['/', not ('/' or '\\'), ..]);

    // Not string.GetHashCode, which differs from run to run.
    private static int HashCode(int seed, string endpoint, int number) => endpoint.Aggregate(seed ^ (number * 397), (hash, c) => unchecked((hash * 31) + c));

    [GeneratedRegex(@"   at [\w.]+\(|\b[A-Z]\w+Exception\b|SQLite Error|Baladi\.(Core|Web)\.\w+")] private static partial Regex Inside();
}
