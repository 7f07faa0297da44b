using System.Globalization;
using System.Security.Cryptography;
using Baladi.Core.People;
using Microsoft.AspNetCore.DataProtection;

namespace Baladi.Web.Areas.Administration.People;

/// <summary>
/// Somebody who was found by their ID, as an address can carry them: sealed, for whoever looked them up, for half an hour. So no
/// page of the administration opens by counting through keys.
/// </summary>
public sealed class FoundPeople(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly IDataProtector protector = protection.CreateProtector("Baladi.Administration.FoundPerson.v1");

    public string Write(long personId, Actor actor) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{personId}|{actor.AccountId}|{(TimeProvider.System.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}"));

    /// <summary>Null where it was not sealed by us, for somebody else, or too long ago.</summary>
    public long? Read(string? token, Actor actor)
    {
        string opened;
        try { opened = protector.Unprotect(token ?? ""); }
        catch (Exception error) when (error is CryptographicException or FormatException) { return null; }
        if (opened.Split('|') is not [var person, var account, var until]) return null;
        return account == actor.AccountId?.ToString(CultureInfo.InvariantCulture) && long.Parse(until, CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
            ? long.Parse(person, CultureInfo.InvariantCulture) : null;
    }
}
