using System.Globalization;
using System.Security.Claims;
using Baladi.Core.People.Sessions;

namespace Baladi.Web.Shared.Access;

/// <summary>What the sealed cookie says of the session it belongs to.</summary>
internal static class SessionTicket
{
    private const string Id = "session";
    private const string Stamp = "session-stamp";

    public static (long Id, string Stamp)? Read(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(Id), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && user.FindFirstValue(Stamp) is { } stamp ? (id, stamp) : null;

    public static ClaimsPrincipal Write(ClaimsPrincipal user, Session session)
    {
        var identity = (ClaimsIdentity)user.Identity!;
        foreach (var old in identity.FindAll(claim => claim.Type is Id or Stamp).ToList()) identity.RemoveClaim(old);
        identity.AddClaims([new(Id, session.Id.ToString(CultureInfo.InvariantCulture)), new(Stamp, session.Stamp)]);
        return user;
    }
}
