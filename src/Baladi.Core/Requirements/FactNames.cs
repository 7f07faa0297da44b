using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>Every name an expression may read: the published facts and the few the system itself provides.</summary>
public sealed class FactNames(PublishedCatalog catalog)
{
    private readonly Lazy<Dictionary<string, FactDefinition>> facts = new(() => catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts).DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code));

    public FactDefinition? Find(string code) => facts.Value.GetValueOrDefault(code);

    /// <summary>The group of an activity; null where there is no such activity.</summary>
    public string? GroupOf(string? activity) => activity is null ? null : catalog.AllInForce<ActivityList>().Select(list => list.Content.Find(activity)?.Group).FirstOrDefault(group => group is not null);

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
    /// <summary>How many clauses an officer has to look at and has not judged.</summary>
    public const string Unseen = "case.unseen";
    /// <summary>How often the applicant was asked for corrections.</summary>
    public const string Corrections = "case.corrections";
    /// <summary>The total of the fees, SAR.</summary>
    public const string FeeTotal = "case.feeTotal";
    /// <summary>What taxable lines of a price lack: the rate of the day, or the VAT number of whoever bills.</summary>
    public const string VatRate = "vat.rate";
    public const string VatNumber = "vat.number";
    /// <summary>The service of the license a case concerns.</summary>
    public const string LicenseService = "license.service";
    /// <summary>active, suspended, cancelled; stayed while an objection keeps a suspension or cancellation from having effect.</summary>
    public const string LicenseState = "license.state";
    /// <summary>The last day it is valid.</summary>
    public const string LicenseValidTo = "license.validTo";
    /// <summary>Days until its last day; and days since, of which one of the two is none. Both as of the day of the application.</summary>
    public const string LicenseDaysLeft = "license.daysLeft";
    public const string LicenseDaysLate = "license.daysLate";
    /// <summary>Days since its state last changed, as of the day of the application.</summary>
    public const string LicenseDaysInState = "license.daysInState";
    /// <summary>holder, authority: by whose act it is in the state it is in.</summary>
    public const string LicenseStateBy = "license.stateBy";
    /// <summary>person, establishment: whose it is.</summary>
    public const string LicenseHeldBy = "license.heldBy";
    /// <summary>Whether it is without effect because people are in danger.</summary>
    public const string LicenseDanger = "license.danger";
    /// <summary>How many other cases about it are open, and how many of those wait to be paid.</summary>
    public const string LicenseOtherCases = "license.otherCases";
    public const string LicenseUnpaid = "license.unpaid";
    /// <summary>How many of the facts that stand on it the application would change.</summary>
    public const string LicenseChanges = "license.changes";
    /// <summary>Whether somebody was there for the task that is open; and how often they found nobody, or nothing open.</summary>
    public const string VisitMade = "visit.made";
    public const string VisitsMissed = "visit.missed";
    /// <summary>violation.CODE: for which time it is established, or would be, within a year; 0 where it is not. Of the line it fines, violation.times is the same.</summary>
    public const string ViolationPrefix = "violation.";
    public const string ViolationTimes = "violation.times";
    /// <summary>How many violations are on record in the case.</summary>
    public const string Violations = "case.violations";
    /// <summary>task.CODE: the action that closed the latest task of that code, or unknown.</summary>
    public const string TaskPrefix = "task.";

    /// <summary>Those that are known only where a case concerns a license; that nobody is late holds without one.</summary>
    public static readonly IReadOnlySet<string> OfLicense = new HashSet<string> { LicenseService, LicenseState, LicenseStateBy, LicenseValidTo, LicenseDaysLeft, LicenseDaysInState, LicenseChanges, LicenseHeldBy, LicenseDanger, LicenseOtherCases, LicenseUnpaid };

    public static FactValueType? TypeOf(string name) => name switch
    {
        FeeClass or Unseen or Failed or Undecided or ToProvide or Corrections or LicenseChanges or LicenseOtherCases or LicenseUnpaid or VisitsMissed or Violations => new(ValueKind.Number),
        LicenseDanger or VisitMade => new(ValueKind.Truth),
        ActivityGroup or LicenseService or LicenseState or LicenseStateBy or LicenseHeldBy => new(ValueKind.Text),
        Today or LicenseValidTo => new(ValueKind.Date),
        LicenseDaysLeft or LicenseDaysLate or LicenseDaysInState => new(ValueKind.Number, new(Time: 1)),
        FeeTotal => new(ValueKind.Number, new(Money: 1)),
        _ when name.StartsWith(ViolationPrefix, StringComparison.Ordinal) => new(ValueKind.Number),
        _ when name.StartsWith(TaskPrefix, StringComparison.Ordinal) => new(ValueKind.Text),
        _ => null,
    };
}
