using System.Globalization;
using System.Security.Claims;
using Baladi.Core.Language;
using Baladi.Web.Hosting;
using Baladi.Core.People;

namespace Baladi.Web.Areas.Account.NationalSignOn;

/// <summary>
/// Where the national sign-on is and what it calls things: <c>NationalSignOn:Authority</c>, <c>ClientId</c>, <c>ClientSecret</c> or
/// <c>ClientSecretFile</c>, <c>Scopes</c>, <c>UserInfo</c>, and the names of claims.
/// </summary>
public sealed record NationalSignOnSettings
{
    /// <summary>The name of the scheme, and of the logins it leaves with accounts.</summary>
    public const string Scheme = "national-sign-on";

    public required Uri Authority { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];
    /// <summary>Whether claims are asked of its user-info endpoint too.</summary>
    public bool UserInfo { get; init; }
    public string IdClaim { get; init; } = "national_id";
    public string NameArClaim { get; init; } = "name_ar";
    public string NameEnClaim { get; init; } = "name_en";
    public string MobileClaim { get; init; } = "phone_number";
    /// <summary>The last day of the ID, as yyyy-MM-dd.</summary>
    public string ExpiryClaim { get; init; } = "id_expires_on";

    public IEnumerable<string> Claims => [IdClaim, NameArClaim, NameEnClaim, MobileClaim, ExpiryClaim];

    /// <returns>Null where it is not configured: nobody is offered it then.</returns>
    /// <exception cref="InvalidOperationException">It is configured by halves.</exception>
    public static NationalSignOnSettings? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("NationalSignOn");
        if (section["Authority"] is not { Length: > 0 } authority) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) throw new InvalidOperationException("NationalSignOn:Authority is no address of the web.");
        if (uri.Scheme != Uri.UriSchemeHttps && environment.IsProduction()) throw new InvalidOperationException("NationalSignOn:Authority has to be https in Production.");
        var defaults = new NationalSignOnSettings { Authority = uri, ClientId = "", ClientSecret = "" };
        return defaults with
        {
            ClientId = section["ClientId"] is { Length: > 0 } client ? client : throw new InvalidOperationException("NationalSignOn:ClientId is missing."),
            ClientSecret = section.Secret("ClientSecret") ?? throw new InvalidOperationException("NationalSignOn:ClientSecret or ClientSecretFile is missing."),
            Scopes = section["Scopes"]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? defaults.Scopes,
            UserInfo = section.GetValue("UserInfo", defaults.UserInfo),
            IdClaim = section["IdClaim"] ?? defaults.IdClaim,
            NameArClaim = section["NameArClaim"] ?? defaults.NameArClaim,
            NameEnClaim = section["NameEnClaim"] ?? defaults.NameEnClaim,
            MobileClaim = section["MobileClaim"] ?? defaults.MobileClaim,
            ExpiryClaim = section["ExpiryClaim"] ?? defaults.ExpiryClaim,
        };
    }

    public NationalProof ProofOf(ClaimsPrincipal proven)
    {
        string? Claim(string name) => proven.FindFirstValue(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
        var (ar, en) = (Claim(NameArClaim), Claim(NameEnClaim));
        var name = (ar ?? en) is { Length: <= Person.NameLength } one ? new LocalizedText(one, en ?? one) : null;
        DateOnly? expires = DateOnly.TryParseExact(Claim(ExpiryClaim), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new(Claim(IdClaim) ?? "", name, Claim(MobileClaim), expires, Scheme, Claim("sub") ?? "");
    }
}
