using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Publishing.Differences;
using Baladi.Core.Publications;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Administration.Requirements;

/// <summary>A document in the list of those who publish.</summary>
public sealed record RequirementLine(string Code, LocalizedText Title, int? Number, DateOnly? From, (int Number, DateOnly From)? Waiting, DraftLine? Draft);

public sealed record RequirementsPage(IReadOnlyList<RequirementLine> Lines, bool MayWrite, bool MayApprove)
{
    public IEnumerable<RequirementLine> InReview => Lines.Where(line => line.Draft?.State == DraftState.InReview);
    public IEnumerable<RequirementLine> Written => Lines.Where(line => line.Draft?.State == DraftState.Written);
}

public sealed record WithdrawPage(string Code, LocalizedText Title, int Number, DateOnly From, string? Reason);

/// <summary>A draft with its content, what stands in its way, and what it changes.</summary>
public sealed record DraftPage
{
    public required DraftView View { get; init; }
    public required RequirementDocument Document { get; init; }
    public required IReadOnlyList<PublicationProblem> Problems { get; init; }
    public required IReadOnlyList<ItemChange> Changes { get; init; }
    public required RequirementDocument? Before { get; init; }
    /// <summary>The first day it could be in force.</summary>
    public required DateOnly Earliest { get; init; }

    public PublicationDraft Draft => View.Draft;
    public IEnumerable<PublicationProblem> Obstacles => Problems.Where(problem => !problem.IsRemark);
    public IEnumerable<PublicationProblem> Remarks => Problems.Where(problem => problem.IsRemark);
    public IEnumerable<IGrouping<string, Clause>> Headings => Document.Clauses.OrderBy(clause => Clause.Headings.ToList().IndexOf(clause.Heading)).GroupBy(clause => clause.Heading);
    public LocalizedText? ClauseOf(ItemChange change) => change.Item.StartsWith("clauses/", StringComparison.Ordinal) ? (Document.Clauses.FirstOrDefault(clause => clause.Code == change.Code) ?? Before?.Clauses.FirstOrDefault(clause => clause.Code == change.Code))?.Title : null;
    public bool HasProblem(Clause clause) => Obstacles.Any(problem => problem.Kind == RequirementDocument.Kind && problem.Problem.Field.StartsWith($"clauses/{clause.Code}", StringComparison.Ordinal));
}

/// <summary>Puts the pages together on which requirements are written and approved.</summary>
public sealed class RequirementPages(BaladiDbContext db, PublishedCatalog catalog, ReadPublications publications, CheckDraft check, TimeProvider time)
{
    public async Task<RequirementsPage> ListAsync(Actor actor, CancellationToken cancel)
    {
        var (today, drafts) = (time.Today(), (await publications.OpenAsync(RequirementDocument.Kind, actor, cancel)).ToDictionary(draft => draft.Code));
        var codes = catalog.AllVersions<RequirementDocument>().Select(version => version.Content.Code).Distinct();
        var lines = from code in codes
                    let versions = catalog.Versions<RequirementDocument>(code).OrderBy(version => version.Number).ToList()
                    let now = catalog.InForce<RequirementDocument>(code, today)
                    let waiting = versions.Find(version => version.EffectiveFrom > today)
                    select new RequirementLine(code, versions[^1].Content.Title, now?.Number, now?.EffectiveFrom, waiting is null ? null : (waiting.Number, waiting.EffectiveFrom), drafts.GetValueOrDefault(code));
        return new([.. lines.OrderBy(line => line.Title.Ar, StringComparer.Ordinal)], actor.May(Permission.Publish), actor.May(Permission.ApprovePublication));
    }

    /// <summary>A version that waits for its day; null where there is no such one.</summary>
    public Task<WithdrawPage?> WaitingAsync(string code, int number, string? reason, CancellationToken cancel)
    {
        var version = catalog.Versions<RequirementDocument>(code).FirstOrDefault(version => version.Number == number && version.EffectiveFrom > time.Today());
        return Task.FromResult(version is null ? null : new WithdrawPage(code, version.Content.Title, number, version.EffectiveFrom, reason));
    }

    /// <summary>Null where it does not exist, or not for this actor.</summary>
    public async Task<DraftPage?> DraftAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (await publications.FindAsync(reference, actor, cancel) is not { Draft.Kind: RequirementKind } view) return null;
        var versions = await db.Publications.AsNoTracking().Where(version => version.Kind == RequirementKind && version.Code == view.Draft.Code).ToListAsync(cancel);
        return new()
        {
            View = view,
            Document = Read(view.Draft.Content),
            Before = view.Before is null ? null : Read(view.Before),
            Problems = view.Draft.OpenFor is null ? [] : await check.RunAsync(view.Draft, cancel),
            Changes = ContentDifference.Between(RequirementKind, view.Before, view.Draft.Content),
            Earliest = new Timeline(versions).Earliest(time.Today()),
        };
    }

    // A constant for the pattern above.
    private const string RequirementKind = "requirement";

    internal static RequirementDocument Read(string content) => JsonSerializer.Deserialize<RequirementDocument>(content, PublishedJson.Options)!;
}
