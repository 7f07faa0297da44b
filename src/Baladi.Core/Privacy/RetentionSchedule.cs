using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;

namespace Baladi.Core.Privacy;

/// <summary>Kinds of data that are kept for a while. The list is closed: each has one <see cref="IEraser"/>.</summary>
public enum RetentionClass
{
    /// <summary>Applications that were begun and not sent.</summary>
    Draft,
    /// <summary>Messages that were sent, with their recipients.</summary>
    Message,
    /// <summary>Cases that ended without a license: personal answers, documents, what was written.</summary>
    EndedCase,
    /// <summary>The same of cases that led to a license, after it has run out.</summary>
    LicensedCase,
    /// <summary>Who looked at whose data.</summary>
    Viewing,
    /// <summary>What happened to accounts, and what was done about people or in their name outside of a case.</summary>
    History,
    /// <summary>What registries answered, and who showed an ID at which counter.</summary>
    IdentityProof,
}

/// <summary>How long each kind of data is kept; published, and shown on the privacy page.</summary>
public sealed record RetentionSchedule : IPublishedContent
{
    public static string Kind => "retention";
    public required string Code { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<RetentionRule> Rules { get; init; }

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        foreach (var missing in Enum.GetValues<RetentionClass>().Where(kind => Rules.Count(rule => rule.Class == kind) != 1)) yield return new("publish-retention-rule", "rules", missing.ToString());
        foreach (var rule in Rules)
        {
            if (rule.Months < 1) yield return new("publish-retention-months", $"rules/{rule.Class}");
        }
    }
}

/// <param name="What">What is erased.</param>
/// <param name="From">When the time begins.</param>
/// <param name="Illustrative">Whether the period is ours and not yet that of the national rules.</param>
public sealed record RetentionRule(RetentionClass Class, LocalizedText What, LocalizedText From, int Months, bool Illustrative);
