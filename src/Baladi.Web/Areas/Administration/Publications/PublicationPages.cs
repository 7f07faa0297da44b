using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Web.Areas.Administration.Publications;

/// <summary>A published content in the list of those who publish.</summary>
public sealed record PublicationLine(string Kind, string Code, LocalizedText Title, int? Number, DateOnly? From, (int Number, DateOnly From)? Waiting, DraftLine? Draft);

public sealed record PublicationsPage(IReadOnlyList<PublicationLine> Lines, bool MayWrite, bool MayApprove)
{
    public bool IsRequirements => Lines.All(line => line.Kind == RequirementDocument.Kind);
    public IEnumerable<PublicationLine> InReview => Lines.Where(line => line.Draft?.State == DraftState.InReview);
    public IEnumerable<PublicationLine> Written => Lines.Where(line => line.Draft?.State == DraftState.Written);
}

public sealed record WithdrawPage(string Kind, string Code, LocalizedText Title, int Number, DateOnly From, string? Reason)
{
    public bool IsRequirement => Kind == RequirementDocument.Kind;
}

/// <summary>The history of a list, and what one of its versions changed.</summary>
public sealed record PublicationPage(string Kind, string Code, LocalizedText Title, DateOnly Today, IReadOnlyList<VersionLine> Versions, VersionChange Shown, PublicationLine Line, bool MayWrite, bool MayApprove);

/// <summary>Puts together what is published and written, of requirements and of lists.</summary>
public sealed class PublicationPages(PublishedCatalog catalog, ReadPublications publications, ReadVersions versions, ListNames names, TimeProvider time)
{
    public static readonly IReadOnlyList<string> Lists = [.. ContentShapes.All.Select(shape => shape.Kind)];

    public async Task<PublicationsPage> AllAsync(IReadOnlyList<string> kinds, Actor actor, CancellationToken cancel)
    {
        var lines = new List<PublicationLine>();
        foreach (var kind in kinds)
        {
            var drafts = (await publications.OpenAsync(kind, actor, cancel)).ToDictionary(draft => draft.Code);
            lines.AddRange(catalog.VersionsOf(kind).GroupBy(version => version.Code).Select(same => LineOf(kind, same, drafts.GetValueOrDefault(same.Key))).OrderBy(line => line.Title.Ar, StringComparer.Ordinal));
        }
        return new(lines, actor.May(Permission.Publish), actor.May(Permission.ApprovePublication));
    }

    /// <param name="number">The version whose changes are shown; the last one, where null.</param>
    public async Task<PublicationPage?> FindAsync(string kind, string code, int? number, Actor actor, CancellationToken cancel)
    {
        if (!Lists.Contains(kind) || await versions.AllAsync(kind, code, cancel) is not { Count: > 0 } all) return null;
        if (await versions.ChangeAsync(kind, code, number ?? all[0].Number, all, cancel) is not { } shown) return null;
        var draft = (await publications.OpenAsync(kind, actor, cancel)).FirstOrDefault(draft => draft.Code == code);
        var line = LineOf(kind, catalog.VersionsOf(kind).Where(version => version.Code == code), draft);
        return new(kind, code, line.Title, time.Today(), all, shown, line, actor.May(Permission.Publish), actor.May(Permission.ApprovePublication));
    }

    /// <summary>A version that waits for its day; null where there is no such one.</summary>
    public WithdrawPage? Waiting(string kind, string code, int number, string? reason)
    {
        var version = catalog.VersionsOf(kind).FirstOrDefault(version => version.Code == code && version.Number == number && version.EffectiveFrom > time.Today());
        return version is null ? null : new(kind, code, names.Of(kind, code, version.Content), number, version.EffectiveFrom, reason);
    }

    private PublicationLine LineOf(string kind, IEnumerable<PublicationVersion> versions, DraftLine? draft)
    {
        var (today, all) = (time.Today(), versions.OrderBy(version => version.Number).ToList());
        var (now, waiting) = (all.Find(version => version.IsInForce(today)), all.Find(version => version.EffectiveFrom > today));
        return new(kind, all[^1].Code, names.Of(kind, all[^1].Code, all[^1].Content), now?.Number, now?.EffectiveFrom, waiting is null ? null : (waiting.Number, waiting.EffectiveFrom), draft);
    }
}
