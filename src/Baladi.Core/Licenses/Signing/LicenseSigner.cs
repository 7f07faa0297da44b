using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Baladi.Core.Licenses.Signing;

/// <summary>Signs licenses and the lists of their status with ES256, so that anybody verifies them with a public key and no connection.</summary>
public sealed class LicenseSigner(BaladiDbContext db, LicenseKeys keys, Geography geography, PortalLinks links, Installation installation, TimeProvider time)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Signs it as it stands. The caller saves.</summary>
    /// <returns>False where the key in use is over: it stays unsigned until another takes its place.</returns>
    public async Task<bool> SignAsync(License license, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await keys.CurrentAsync(now, cancel) is not { } key) return false;
        if (license.StatusPlace is null) await TakePlaceAsync(license, cancel);
        var printed = license.Printed();
        var signed = new SignedLicense
        {
            Issuer = links.Portal,
            Number = license.Number,
            SignedAt = now.ToUnixTimeSeconds(),
            Title = license.Title,
            Name = license.Name,
            Holder = license.Holder,
            Authority = geography.Authority(license.AuthorityId).Name,
            IssuedAt = license.IssuedAt.ToOffset(RiyadhTime.Offset),
            ValidFrom = license.ValidFrom,
            ValidTo = license.ValidTo,
            Fields = printed.Fields,
            Conditions = printed.Conditions,
            Verification = links.Verification(license.Token),
            Status = new(new(license.StatusPlace!.Value, links.StatusList(license.StatusYear!.Value))),
            Demo = installation.Demo,
        };
        license.Sign(Write(JsonSerializer.Serialize(signed, SignedLicense.Json), SignedLicense.Type, key), Write(JsonSerializer.Serialize(StampOf(signed), SignedLicense.Json), LicenseStamp.Type, key), key.KeyId, now);
        return true;
    }

    private static LicenseStamp StampOf(SignedLicense signed) => new()
    {
        Issuer = signed.Issuer,
        Number = signed.Number,
        SignedAt = signed.SignedAt,
        Title = signed.Title.Ar,
        Name = signed.Name,
        Holder = signed.Holder.Ar,
        ShortAddress = signed.Fields.Select(field => field.Value.Ar).FirstOrDefault(value => SaudiIdentifiers.ShortAddress(value) is not null),
        ValidFrom = signed.ValidFrom,
        ValidTo = signed.ValidTo,
        Status = signed.Status,
        Demo = signed.Demo,
    };

    /// <returns>The list as it is published; null where the key in use is over.</returns>
    public async Task<string?> SignAsync(StatusList list, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await keys.CurrentAsync(now, cancel) is not { } key) return null;
        var claims = new Dictionary<string, object>
        {
            ["iss"] = links.Portal,
            ["sub"] = links.StatusList(list.Year),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + StatusList.Lifetime).ToUnixTimeSeconds(),
            ["ttl"] = (long)StatusList.Refresh.TotalSeconds,
            ["status_list"] = new Dictionary<string, object> { ["bits"] = StatusList.Bits, ["lst"] = list.Compressed() },
        };
        return Write(JsonSerializer.Serialize(claims), StatusList.Type, key);
    }

    private async Task TakePlaceAsync(License license, CancellationToken cancel)
    {
        var (year, place) = (RiyadhTime.DateOf(license.IssuedAt).Year, 0);
        do place = RandomNumberGenerator.GetInt32(StatusList.Size);
        while (await db.Licenses.AnyAsync(taken => taken.StatusYear == year && taken.StatusPlace == place, cancel));
        license.TakePlace(year, place);
    }

    private string Write(string payload, string type, ECDsaSecurityKey key) =>
        handler.CreateToken(payload, new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256), new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = type });
}
