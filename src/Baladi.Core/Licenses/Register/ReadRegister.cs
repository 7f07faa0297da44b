using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Register;

/// <summary>What the register shows of a license in a list: nobody's name but the one on the sign.</summary>
public sealed record RegisterLine(string Number, LocalizedText Title, string Name, string ServiceCode, string? ActivityCode, Authority Authority, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly ValidTo, LicenseStatus Status)
{
    internal static RegisterLine Of(License license, Authority authority, DateOnly today) => new(license.Number, license.Title, license.Name, license.ServiceCode, license.ActivityCode,
        authority, RiyadhTime.DateOf(license.IssuedAt), license.ValidFrom, license.ValidTo, license.StatusOn(today));
}

/// <param name="Next">Where the next page begins; null where this is the last.</param>
public sealed record RegisterLines(IReadOnlyList<RegisterLine> Lines, RegisterPlace? Next);

/// <summary>The public register of licenses, newest first; what is found by name, by the word that was found and then newest first. Every page is one range of one index.</summary>
public sealed class ReadRegister(BaladiDbContext db, Geography geography, TimeProvider time)
{
    public const int MostOnAPage = 100;
    /// <summary>Whoever types one letter looks for nothing yet.</summary>
    public const int ShortestWord = 2;
    private const int MostWords = 5;
    /// <summary>After every character that words have.</summary>
    private const char Last = '\uffff';

    /// <returns>False where it is only an article or a letter, by which everything would be found.</returns>
    public static bool IsSearchable(string name) => NameWords.Of(name, LicenseWord.WordLength).Any(word => word.Length >= ShortestWord);

    public async Task<RegisterLines> PageAsync(RegisterQuestion question, CancellationToken cancel)
    {
        var size = Math.Clamp(question.Size, 1, MostOnAPage);
        var found = await Ask(question).Take(size + 1).ToListAsync(cancel);
        var today = time.Today();
        return new(
            [.. found.Take(size).Select(one => RegisterLine.Of(one.License, geography.Authority(one.License.AuthorityId), today))],
            found.Count > size ? new(found[size - 1].License.Id, found[size - 1].Word) : null);
    }

    internal IQueryable<RegisterHit> Ask(RegisterQuestion question)
    {
        // The longest first: it finds the fewest, and the others are looked up for those.
        var words = NameWords.Of(question.Name ?? "", LicenseWord.WordLength).Where(word => word.Length >= ShortestWord).Distinct().OrderByDescending(word => word.Length).Take(MostWords).ToList();
        var licenses = Narrowed(question);
        if (words.Count > 0) return Named(licenses, words, question.After);
        if (question.After is { LicenseId: var before }) licenses = licenses.Where(license => license.Id < before);
        return licenses.OrderByDescending(license => license.Id).Select(license => new RegisterHit(license, null));
    }

    private IQueryable<License> Narrowed(RegisterQuestion question)
    {
        // One that was not entered yet could be a person's under a name nobody looked at.
        var licenses = db.Licenses.AsNoTracking().Where(license => license.HeldByPerson != null);
        var today = time.Today();
        if (question.Activity is { } activity) licenses = licenses.Where(license => license.ActivityCode == activity);
        if (question.Authority is { } code)
        {
            var below = geography.Authority(code) is { } authority ? geography.Authorities.Where(authority.Covers).Select(one => one.Id).ToArray() : [];
            licenses = below is [var only] ? licenses.Where(license => license.AuthorityId == only) : licenses.Where(license => below.Contains(license.AuthorityId));
        }
        return question.Status switch
        {
            LicenseStatus.Suspended => licenses.Where(license => license.State == LicenseState.Suspended && license.StayedByCaseId == null),
            LicenseStatus.Cancelled => licenses.Where(license => license.State == LicenseState.Cancelled && license.StayedByCaseId == null),
            LicenseStatus.Stayed => licenses.Where(license => license.State != LicenseState.Active && license.StayedByCaseId != null && license.ValidFrom <= today && license.ValidTo >= today),
            LicenseStatus.Expired => licenses.Where(license => (license.State == LicenseState.Active || license.StayedByCaseId != null) && license.ValidTo < today),
            LicenseStatus.NotYetValid => licenses.Where(license => license.State == LicenseState.Active && license.ValidFrom > today),
            LicenseStatus.Valid => licenses.Where(license => license.State == LicenseState.Active && license.ValidFrom <= today && license.ValidTo >= today),
            _ => licenses,
        };
    }

    private IQueryable<RegisterHit> Named(IQueryable<License> licenses, List<string> words, RegisterPlace? after)
    {
        var (from, to) = (words[0], words[0] + Last);
        var hits = db.LicenseWords.Where(hit => hit.Word.CompareTo(from) >= 0 && hit.Word.CompareTo(to) < 0);
        if (after is { Word: { } word, LicenseId: var id })
            hits = hits.Where(hit => hit.Word.CompareTo(word) >= 0).Where(hit => hit.Word != word || hit.LicenseId < id);
        // A name in which two words begin like that is found once, by the first of them.
        hits = hits.Where(hit => !db.LicenseWords.Any(other => other.LicenseId == hit.LicenseId && other.Word.CompareTo(from) >= 0 && other.Word.CompareTo(hit.Word) < 0));
        foreach (var other in words.Skip(1))
        {
            var end = other + Last;
            hits = hits.Where(hit => db.LicenseWords.Any(more => more.LicenseId == hit.LicenseId && more.Word.CompareTo(other) >= 0 && more.Word.CompareTo(end) < 0));
        }
        return from hit in hits
               join license in licenses on hit.LicenseId equals license.Id
               orderby hit.Word, hit.LicenseId descending
               select new RegisterHit(license, hit.Word);
    }
}

/// <param name="Word">By which it was found; null where no name was asked for.</param>
internal sealed record RegisterHit(License License, string? Word);
