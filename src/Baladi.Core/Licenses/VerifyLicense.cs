using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>What anybody may know about a license: what is printed on it, and its state today. No person's identifiers.</summary>
public sealed record VerifiedLicense(
    string Number, string Token, LocalizedText Title, LocalizedText Holder, string Name, string ServiceCode, long AuthorityId, DateOnly ValidFrom, DateOnly ValidTo, DateTimeOffset IssuedAt, LicenseStatus Status, LicenseContent Printed, string? Signature, string? KeyId);

/// <summary>Answers anybody who scans a code or types a number.</summary>
public sealed class VerifyLicense(BaladiDbContext db, TimeProvider time)
{
    public Task<VerifiedLicense?> ByTokenAsync(string token, CancellationToken cancel) => FindAsync(db.Licenses.Where(l => l.Token == token), cancel);

    /// <summary>Digits typed in Arabic, spaces, hyphens and copied direction marks do not matter.</summary>
    public Task<VerifiedLicense?> ByNumberAsync(string typed, CancellationToken cancel)
    {
        var number = string.Concat(DigitFolding.Fold(typed).Where(c => !char.IsWhiteSpace(c) && c != '-' && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
        return License.IsNumber(number) ? FindAsync(db.Licenses.Where(l => l.Number == number), cancel) : Task.FromResult<VerifiedLicense?>(null);
    }

    private async Task<VerifiedLicense?> FindAsync(IQueryable<License> query, CancellationToken cancel) =>
        await query.AsNoTracking().SingleOrDefaultAsync(cancel) is { } found
            ? new(found.Number, found.Token, found.Title, found.Holder, found.Name, found.ServiceCode, found.AuthorityId, found.ValidFrom, found.ValidTo, found.IssuedAt, found.StatusOn(time.Today()), found.Printed(), found.Signature, found.KeyId)
            : null;
}
