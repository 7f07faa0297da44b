using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>What anybody may know about a license: what is printed on it, and its state today. No person's identifiers.</summary>
/// <param name="Token">Null where it was looked up by number and names a natural person: what it opens does.</param>
/// <param name="Holder">Null in the same case.</param>
public sealed record VerifiedLicense(
    string Number, string? Token, LocalizedText Title, LocalizedText? Holder, string Name, string ServiceCode, string? ActivityCode, long AuthorityId, DateOnly ValidFrom, DateOnly ValidTo, DateTimeOffset IssuedAt, LicenseStatus Status,
    LicenseContent Printed, string? Signature, string? KeyId)
{
    /// <summary>Since when the key that signed it may have been in other hands; null where its signature is to be trusted.</summary>
    public DateTimeOffset? DistrustedSince { get; init; }
}

/// <summary>
/// Answers anybody who scans a code or types a number. Whoever has the code has the paper, and compares all that is printed on it; numbers stand in the public register, so that
/// of a natural person's license a number tells neither their name nor where the post finds them.
/// </summary>
public sealed class VerifyLicense(BaladiDbContext db, TimeProvider time)
{
    public Task<VerifiedLicense?> ByTokenAsync(string token, CancellationToken cancel) => FindAsync(db.Licenses.Where(l => l.Token == token), hasPaper: true, cancel);

    /// <summary>Digits typed in Arabic, spaces, hyphens and copied direction marks do not matter.</summary>
    public Task<VerifiedLicense?> ByNumberAsync(string typed, CancellationToken cancel)
    {
        var number = string.Concat(DigitFolding.Fold(typed).Where(c => !char.IsWhiteSpace(c) && c != '-' && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
        return License.IsNumber(number) ? FindAsync(db.Licenses.Where(l => l.Number == number), hasPaper: false, cancel) : Task.FromResult<VerifiedLicense?>(null);
    }

    private async Task<VerifiedLicense?> FindAsync(IQueryable<License> query, bool hasPaper, CancellationToken cancel)
    {
        if (await query.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } found) return null;
        // One that the register does not know yet may be a person's.
        var whole = hasPaper || found.HeldByPerson == false;
        var printed = found.Printed();
        // Few keys ever leak; most of the time the table is empty.
        var distrusted = found.KeyId is { } key ? await db.LicenseKeyLeaks.AsNoTracking().Where(l => l.KeyId == key).Select(l => (DateTimeOffset?)l.Since).SingleOrDefaultAsync(cancel) : null;
        return new(found.Number, whole ? found.Token : null, found.Title, whole ? found.Holder : null, found.Name, found.ServiceCode, found.ActivityCode, found.AuthorityId, found.ValidFrom, found.ValidTo, found.IssuedAt,
            found.StatusOn(time.Today()), whole ? printed : printed with { Fields = [.. printed.Fields.Where(field => !IsPersonal(field.Value.Ar))] }, whole && distrusted is null ? found.Signature : null, found.KeyId) { DistrustedSince = distrusted };
    }

    // Told by its form, whatever a template calls it: an address, an ID, a mobile.
    private static bool IsPersonal(string value) => SaudiIdentifiers.ShortAddress(value) is not null || SaudiIdentifiers.NationalId(value) is not null || SaudiIdentifiers.Mobile(value) is not null;
}
