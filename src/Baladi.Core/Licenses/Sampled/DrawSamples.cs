using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Sampled;

/// <summary>
/// Draws, for each day that is over, from the licenses that no person decided on. Commitments stand a week ahead; a day is drawn once,
/// by whichever node comes first, and after a time without it every day is made up for.
/// </summary>
public sealed class DrawSamples(BaladiDbContext db, PublishedCatalog catalog, Geography geography, KeyRing keys, TimeProvider time)
{
    public const int DaysAhead = 7;
    // What was decided in the last moment of a day may be written in the first of the next.
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);
    private const int Batch = 500;

    /// <returns>How many days were drawn.</returns>
    /// <exception cref="InvalidOperationException">A day was committed to with another key: it is not drawn, the others are.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var drawn = 0;
        foreach (var service in catalog.AllInForce<Procedure>(time.Today()).Select(published => published.Content).Where(procedure => procedure.Concerns?.Sampling is not null).Select(procedure => procedure.Code).ToList())
        {
            await db.TryAgainAsync(() => CommitAsync(service, cancel));
            drawn += await DrawAsync(service, cancel);
        }
        return drawn;
    }

    private async Task<int> CommitAsync(string service, CancellationToken cancel)
    {
        var (today, last) = (time.Today(), await db.SamplingDraws.Where(d => d.ServiceCode == service).MaxAsync(d => (DateOnly?)d.Day, cancel));
        var from = last?.AddDays(1) ?? today.AddDays(1);
        for (var day = from; day <= today.AddDays(DaysAhead); day = day.AddDays(1)) db.SamplingDraws.Add(new SamplingDraw(service, day, SamplingLot.Commitment(SecretOf(service, day)), time.GetUtcNow()));
        return await db.SaveChangesAsync(cancel);
    }

    private async Task<int> DrawAsync(string service, CancellationToken cancel)
    {
        var over = RiyadhTime.DateOf(time.GetUtcNow() - Rest);
        var days = await db.SamplingDraws.AsNoTracking().Where(d => d.ServiceCode == service && d.DrawnAt == null && d.Day < over).OrderBy(d => d.Day).Select(d => new { d.Id, d.Day }).ToListAsync(cancel);
        var foreign = new List<DateOnly>();
        foreach (var day in days)
        {
            db.ChangeTracker.Clear();
            if (await db.TryAgainAsync(() => DrawAsync(day.Id, cancel)) is null) foreign.Add(day.Day);
        }
        return foreign.Count == 0 ? days.Count
            : throw new InvalidOperationException($"Committed to with another key, and not drawn: {string.Join(", ", foreign.Select(day => day.ToString("O", CultureInfo.InvariantCulture)))}. See docs/operations.md, Post-audit.");
    }

    /// <returns>How many licenses there were; null where the commitment is not ours.</returns>
    private async Task<int?> DrawAsync(long id, CancellationToken cancel)
    {
        if (await db.SamplingDraws.SingleAsync(d => d.Id == id, cancel) is not { IsDrawn: false } draw) return 0;
        // The rates of the day; of a service published with days behind it, those it has now.
        if ((catalog.InForce<Procedure>(draw.ServiceCode, draw.Day) ?? catalog.InForce<Procedure>(draw.ServiceCode)) is not { Content.Concerns.Sampling: { } sampling } procedure) return 0;
        var secret = SecretOf(draw.ServiceCode, draw.Day);
        if (SamplingLot.Commitment(secret) != draw.Commitment) return null;
        var licenses = await LicensesOfAsync(draw.Day, procedure.Content.Concerns!.Services, sampling, cancel);
        var digest = SamplingLot.Digest(licenses.Select(license => (license.Number, license.PerMille)));
        var sampled = licenses.ConvertAll(license => new SampledLicense(draw, license.Id, license.PerMille, SamplingLot.Mark(secret, digest, license.Number)));
        draw.Draw(procedure.VersionId, secret, digest, sampled.Count, sampled.Count(sample => sample.IsDrawn), time.GetUtcNow());
        db.SampledLicenses.AddRange(sampled);
        await db.SaveChangesAsync(cancel);
        return sampled.Count;
    }

    /// <summary>Those issued, renewed or amended on the day without a person, that have effect still.</summary>
    private async Task<List<Listed>> LicensesOfAsync(DateOnly day, IReadOnlyList<string> services, Sampling sampling, CancellationToken cancel)
    {
        var (from, to) = (RiyadhTime.StartOf(day), RiyadhTime.StartOf(day.AddDays(1)));
        var official = catalog.AllInForce<Procedure>(day).Where(procedure => procedure.Content.IsOfficial).Select(procedure => procedure.Content.Code).ToList();
        var decided = db.Cases.Where(c => c.ErasedAt == null && c.ClosedAt >= from && c.ClosedAt < to && c.Result == CaseResult.Granted && !official.Contains(c.ServiceCode)
            && !db.CaseTasks.Any(task => task.CaseId == c.Id && task.Holder == Holder.Staff));
        // From the cases of one day, which are few, to their licenses, which are many.
        var issued = from c in decided join l in db.Licenses on c.Id equals l.CaseId select l;
        var changed = from c in decided
                      join change in db.LicenseChanges on c.Id equals change.CaseId
                      join l in db.Licenses on change.LicenseId equals l.Id
                      where change.Kind == LicenseChangeKind.Renewed || change.Kind == LicenseChangeKind.Amended
                      select l;
        var found = await issued.Union(changed).Where(l => l.State == LicenseState.Active && services.Contains(l.ServiceCode)).AsNoTracking()
            .Select(l => new { l.Id, l.Number, Standing = l.StandingCaseId ?? l.CaseId }).ToListAsync(cancel);
        var listed = new List<Listed>(found.Count);
        var names = new FactNames(catalog);
        foreach (var some in found.Chunk(Batch))
        {
            var cases = some.Select(license => license.Standing).ToList();
            var facts = (await db.CaseFacts.AsNoTracking().Where(f => cases.Contains(f.CaseId) && f.SupersededAt == null && f.ErasedAt == null && f.Subject == "").OrderBy(f => f.Id).ToListAsync(cancel)).ToLookup(fact => fact.CaseId);
            listed.AddRange(some.Select(license => new Listed(license.Id, license.Number, sampling.PerMilleOf(
                new FactBook(names, facts[license.Standing].DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value), day).Derive(catalog, geography).Of))));
        }
        return listed;
    }

    // From a key, so that there is nothing to keep secret in the database, and a restored one draws the same.
    private byte[] SecretOf(string service, DateOnly day) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.AuditChain, SamplingLot.SecretBytes, info: Encoding.ASCII.GetBytes($"baladi: post-audit of {service} on {day:yyyy-MM-dd}"));

    private sealed record Listed(long Id, string Number, int PerMille);
}
