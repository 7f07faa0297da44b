using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>Every name an expression may read: the published facts and the few the system itself provides.</summary>
public sealed class FactNames(PublishedCatalog catalog)
{
    private readonly Lazy<Dictionary<string, FactDefinition>> facts = new(() => catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts).DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code));

    public FactDefinition? Find(string code) => facts.Value.GetValueOrDefault(code);

    public FactValueType? TypeOf(string name) => SystemNames.TypeOf(name) ?? Find(name)?.ExpressionType;
}

/// <summary>Names that no applicant fills in.</summary>
public static class SystemNames
{
    /// <summary>The fee class, 1 to 5, of the amanah that answers.</summary>
    public const string FeeClass = "authority.feeClass";
    public const string ActivityGroup = "activity.group";
    /// <summary>The civil date of the evaluation.</summary>
    public const string Today = "case.today";
    /// <summary>How many clauses are failed, wait for a judgement, or wait for the applicant.</summary>
    public const string Failed = "case.failed";
    public const string Undecided = "case.undecided";
    public const string ToProvide = "case.toProvide";
    /// <summary>The total of the fees, SAR.</summary>
    public const string FeeTotal = "case.feeTotal";
    /// <summary>task.CODE: the action that closed the latest task of that code, or unknown.</summary>
    public const string TaskPrefix = "task.";

    public static FactValueType? TypeOf(string name) => name switch
    {
        FeeClass or Failed or Undecided or ToProvide => new(ValueKind.Number),
        ActivityGroup => new(ValueKind.Text),
        Today => new(ValueKind.Date),
        FeeTotal => new(ValueKind.Number, new(Money: 1)),
        _ when name.StartsWith(TaskPrefix, StringComparison.Ordinal) => new(ValueKind.Text),
        _ => null,
    };
}
