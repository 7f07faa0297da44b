using Baladi.Core.Cases;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared.Facts;

namespace Baladi.Web.Areas.Licenses.Corrections;

/// <summary>Everything the authority asks to be put right, answered in one form.</summary>
public sealed record CorrectionsPage
{
    public const string MessageField = "message";
    /// <summary>Names what the answers of the form opened, so that it is read when the form comes back.</summary>
    public const string OpenedField = "opened";

    public required CasePage Case { get; init; }
    public required IReadOnlyList<AskedItem> Items { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public string? Message { get; init; }

    /// <summary>The fields in the order of the page.</summary>
    public IEnumerable<string> Fields => Items.Select(item => item.Target).Append(MessageField);
    public bool HasFiles => Items.Any(item => item is { Kind: CorrectionKind.Document, IsDeclaration: false });
}

/// <summary>One fact, document or undertaking, with every remark about it; without one where a new answer made it needed.</summary>
public sealed record AskedItem
{
    public required CorrectionKind Kind { get; init; }
    /// <summary>The code of the fact, or of the clause that asks for the document: the name of its input.</summary>
    public required string Target { get; init; }
    public required IReadOnlyList<Correction> Remarks { get; init; }
    public FactField? Field { get; init; }
    /// <summary>What stands now.</summary>
    public FactRow? Given { get; init; }
    public Clause? Clause { get; init; }
    public Evidence? Document { get; init; }

    public bool IsDeclaration => Clause?.Kind == ClauseKind.Declaration;
    public bool IsOpened => Remarks.Count == 0;
    public string Anchor => IsOpened ? $"c-{Target}" : $"c-{Remarks[0].Id}";

    public EvidenceRule Rule => Clause?.Evidence ?? new();
    public string Accept => string.Join(',', Rule.Formats.SelectMany(format => format == "jpeg" ? [".jpg", ".jpeg"] : new[] { "." + format }));
    public IEnumerable<string> Formats => Rule.Formats.Select(format => format.ToUpperInvariant());
}

/// <summary>Puts the page together from the open corrections of a case.</summary>
public sealed class CorrectionsPages(FactFields fields, CaseForm form, PublishedCatalog catalog)
{
    /// <param name="opened">Facts and clauses that the answers given made needed.</param>
    /// <returns>Null where nothing is asked.</returns>
    public CorrectionsPage? Of(CasePage page, Baladi.Core.People.Actor actor, IEnumerable<string> opened)
    {
        var names = new FactNames(catalog);
        var open = page.View.OpenCorrections.ToList();
        if (open.Count == 0) return null;
        var context = new FactContext(actor, page.View.Procedure.Content.ActivityGroups, page.View.Facts.FirstOrDefault(fact => fact.Code == CommonFacts.Municipality)?.Text);
        return new()
        {
            Case = page,
            DueAt = open.Min(correction => correction.DueAt),
            // Two remarks may be about the same thing: it is answered once.
            Items = [.. open.GroupBy(correction => (correction.Kind, correction.Target)).Select(group => group.Key.Kind == CorrectionKind.Fact
                ? Fact(group.Key.Target, [.. group], page, names, context)
                : Document(group.Key.Target, [.. group], page)),
                .. from target in opened.Distinct().Except(open.Select(correction => correction.Target))
                   let isFact = form.Pages(page.View.Procedure.Content, page.View.Subject).Any(asked => asked.Facts.Contains(target))
                   where isFact || page.View.Clauses.Any(judged => judged.Verdict.ClauseCode == target)
                   select isFact ? Fact(target, [], page, names, context) : Document(target, [], page)],
        };
    }

    private AskedItem Fact(string code, List<Correction> remarks, CasePage page, FactNames names, FactContext context)
    {
        var definition = names.Find(code)!;
        var given = page.Facts.SelectMany(group => group.Rows).FirstOrDefault(row => row.Fact.Code == code);
        return new()
        {
            Kind = CorrectionKind.Fact,
            Target = code,
            Remarks = remarks,
            Field = fields.For(definition, given is null ? null : FactInput.TextOf(definition, given.Fact.Value), context, optional: false),
            Given = given,
        };
    }

    private static AskedItem Document(string clause, List<Correction> remarks, CasePage page) => new()
    {
        Kind = CorrectionKind.Document,
        Target = clause,
        Remarks = remarks,
        Clause = page.View.Clauses.FirstOrDefault(judged => judged.Verdict.ClauseCode == clause)?.Clause,
        Document = page.View.Evidence.LastOrDefault(evidence => evidence.ClauseCode == clause),
    };
}
