using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Sampled;

/// <summary>A day as anybody may read it.</summary>
/// <param name="Rates">Those that held on the day; those of today before it was drawn.</param>
public sealed record DrawnDay(SamplingDraw Draw, IReadOnlyList<SamplingRate> Rates);

/// <summary>How the lot fell for one license on one day.</summary>
public sealed record Sample
{
    public required string Number { get; init; }
    public required DateOnly Day { get; init; }
    public required int PerMille { get; init; }
    public required string Mark { get; init; }
    public required bool IsDrawn { get; init; }
}

/// <summary>What is published of the draws: everything but what became of a license that was drawn.</summary>
public sealed class ReadSamples(BaladiDbContext db, PublishedCatalog catalog)
{
    /// <summary>The service that licenses are drawn for today; null where there is none.</summary>
    public Procedure? Service => catalog.AllInForce<Procedure>().Select(published => published.Content).FirstOrDefault(procedure => procedure.Concerns?.Sampling is not null);

    /// <summary>The days that were drawn or are over, the latest first.</summary>
    /// <param name="before">Those before it.</param>
    public Task<List<SamplingDraw>> DaysAsync(string service, DateOnly before, int count, CancellationToken cancel) =>
        db.SamplingDraws.AsNoTracking().Where(d => d.ServiceCode == service && d.Day < before).OrderByDescending(d => d.Day).Take(count).ToListAsync(cancel);

    public async Task<DrawnDay?> DayAsync(string service, DateOnly day, CancellationToken cancel) =>
        await db.SamplingDraws.AsNoTracking().SingleOrDefaultAsync(d => d.ServiceCode == service && d.Day == day, cancel) is { } draw
            ? new(draw, (draw.ProcedureVersionId is { } version ? catalog.Version<Procedure>(version).Content : catalog.InForce<Procedure>(service)?.Content)?.Concerns?.Sampling?.Rates ?? []) : null;

    /// <summary>Everything that was there to be drawn from, in the order of the numbers.</summary>
    public IAsyncEnumerable<Sample> AllAsync(SamplingDraw draw) => Of(db.SampledLicenses.Where(s => s.DrawId == draw.Id)).OrderBy(s => s.Number).AsAsyncEnumerable();

    /// <summary>Null where the license was not among them.</summary>
    public Task<Sample?> FindAsync(SamplingDraw draw, string number, CancellationToken cancel) =>
        Of(db.SampledLicenses.Where(s => s.DrawId == draw.Id)).SingleOrDefaultAsync(s => s.Number == number, cancel);

    /// <summary>Why a case was opened; null for one that was not drawn.</summary>
    public Task<Sample?> OfCaseAsync(long caseId, CancellationToken cancel) => Of(db.SampledLicenses.Where(s => s.CaseId == caseId && s.State == SampleState.Opened)).SingleOrDefaultAsync(cancel);

    private IQueryable<Sample> Of(IQueryable<SampledLicense> samples) =>
        from sample in samples.AsNoTracking()
        join license in db.Licenses on sample.LicenseId equals license.Id
        join draw in db.SamplingDraws on sample.DrawId equals draw.Id
        select new Sample { Number = license.Number, Day = draw.Day, PerMille = sample.PerMille, Mark = sample.Mark, IsDrawn = sample.State != SampleState.NotDrawn };
}
