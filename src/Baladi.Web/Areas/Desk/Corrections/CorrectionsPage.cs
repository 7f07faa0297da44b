using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Web.Areas.Desk.Cases;

namespace Baladi.Web.Areas.Desk.Corrections;

/// <summary>What the applicant can be asked to put right, and what was written to them so far.</summary>
public sealed record CorrectionsPage
{
    public required CasePage Page { get; init; }
    public required CorrectionsForm Form { get; init; }
    public TaskPanel? Panel { get; init; }
    public Problem? Withheld { get; init; }
    public required IReadOnlyList<CorrectionItem> Documents { get; init; }
    public required IReadOnlyList<CorrectionSection> Facts { get; init; }
    /// <summary>Working days the applicant has, and the day they end.</summary>
    public required int Days { get; init; }
    public required DateTimeOffset Due { get; init; }
    /// <summary>The round this would be, and how many there are.</summary>
    public required int Round { get; init; }
    public required int Rounds { get; init; }
    public Conflict? Conflict { get; init; }

    public bool MayAsk => Panel is not null && Withheld is null;
    public IEnumerable<string> Fields => Documents.Concat(Facts.SelectMany(section => section.Items)).Select(item => item.Field).Append(nameof(CorrectionsForm.Note));
}

public sealed record CorrectionSection(string Title, IReadOnlyList<CorrectionItem> Items);

/// <param name="Key">doc:CLAUSE or fact:CODE.</param>
/// <param name="Shown">The value as it stands, or the name of the file.</param>
public sealed record CorrectionItem(string Key, string Label, string? Shown, string? Verdict, bool Selected, string? Message)
{
    public string Field => $"{nameof(CorrectionsForm.Messages)}[{Key}]";
}

public sealed record CorrectionsForm
{
    private const string Document = "doc:";
    private const string Fact = "fact:";

    public List<string> Targets { get; init; } = [];
    public Dictionary<string, string?> Messages { get; init; } = [];
    public string? Note { get; init; }
    public long TaskId { get; init; }
    public long Version { get; init; }

    public static string OfDocument(string clause) => Document + clause;
    public static string OfFact(string code) => Fact + code;

    /// <summary>What is ticked, and what has a message: who writes one means it. A box that was sent empty is bound as null.</summary>
    public IReadOnlyList<Core.Cases.Desk.RequestedCorrection> Items =>
        [.. from key in Targets.OfType<string>().Union(Messages.Where(message => !string.IsNullOrWhiteSpace(message.Value)).Select(message => message.Key))
            let isFact = key.StartsWith(Fact, StringComparison.Ordinal)
            where isFact || key.StartsWith(Document, StringComparison.Ordinal)
            select new Core.Cases.Desk.RequestedCorrection(isFact ? CorrectionKind.Fact : CorrectionKind.Document, key[(isFact ? Fact : Document).Length..], Messages.GetValueOrDefault(key))];

    /// <summary>Everything that was typed, to be kept where the form itself cannot be shown again.</summary>
    public string Typed => string.Join("\n\n", Items.Select(item => item.Message).Append(Note).Where(text => !string.IsNullOrWhiteSpace(text)));
}
