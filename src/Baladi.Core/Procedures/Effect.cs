using System.Text.Json.Serialization;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Procedures;

/// <summary>Everything published data can cause. Each is carried out by code of the same name under Cases/Effects.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "effect", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(OpenTask), "openTask")]
[JsonDerivedType(typeof(SetMilestone), "setMilestone")]
[JsonDerivedType(typeof(IssueInvoice), "issueInvoice")]
[JsonDerivedType(typeof(IssueLicense), "issueLicense")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(RenewLicense), "renewLicense")]
[JsonDerivedType(typeof(AmendLicense), "amendLicense")]
[JsonDerivedType(typeof(SuspendLicense), "suspendLicense")]
[JsonDerivedType(typeof(ReinstateLicense), "reinstateLicense")]
[JsonDerivedType(typeof(CancelLicense), "cancelLicense")]
[JsonDerivedType(typeof(TransferLicense), "transferLicense")]
[JsonDerivedType(typeof(StayDecision), "stayDecision")]
[JsonDerivedType(typeof(RefundPayments), "refundPayments")]
[JsonDerivedType(typeof(Disclose), "disclose")]
[JsonDerivedType(typeof(EstablishViolations), "establishViolations")]
[JsonDerivedType(typeof(SettleViolations), "settleViolations")]
[JsonDerivedType(typeof(LiftViolations), "liftViolations")]
public abstract record Effect;

public sealed record OpenTask(string Task) : Effect;

/// <summary>Moves the public milestone; a milestone with a result ends the case and closes what is open.</summary>
public sealed record SetMilestone(string Milestone) : Effect;

/// <summary>Bills the price under the pinned schedule to the applicant. Paying it raises <c>paid</c>.</summary>
/// <param name="Days">Working days to pay.</param>
/// <param name="RemindDays">Reminds the applicant when so many of them are left; null for no reminder.</param>
public sealed record IssueInvoice(int Days, int? RemindDays = null) : Effect;

public sealed record IssueLicense : Effect;

/// <summary>An effect on the license the case concerns.</summary>
public abstract record LicenseEffect : Effect;

/// <summary>Prolongs it, and prints it anew with the facts as they stand.</summary>
/// <param name="To">The new last day.</param>
public sealed record RenewLicense(Formula To) : LicenseEffect;

/// <summary>Prints it anew with the facts as they stand; its dates stay.</summary>
/// <param name="Corrects">Whether what it said was wrong from the beginning, and did not change.</param>
public sealed record AmendLicense(bool Corrects = false) : LicenseEffect;

/// <summary>Takes its effect for the time being, and that of the permits linked to it.</summary>
/// <param name="Danger">Where it holds, people are in danger and no objection stays it.</param>
public sealed record SuspendLicense(Formula? Danger = null) : LicenseEffect;

/// <summary>Hands it, and the permits linked to it, to the party that agreed to take it; number and code stay.</summary>
public sealed record TransferLicense : LicenseEffect;

/// <summary>Gives it back its effect until the case is decided: the suspension or cancellation waits. It ends with the case, however that ends.</summary>
public sealed record StayDecision : LicenseEffect;

/// <summary>Gives a suspended or cancelled one back its effect.</summary>
/// <param name="Own">Whether only where the case itself suspended it, and nothing was done about that since.</param>
public sealed record ReinstateLicense(bool Own = false) : LicenseEffect;

/// <summary>Ends it, and the permits linked to it.</summary>
public sealed record CancelLicense : LicenseEffect;

/// <summary>Gives back what was paid on the case, the way it was paid. Every rule that ends a case without granting it names this where the case may be paid for by then.</summary>
/// <param name="Keeps">Lines of the fee schedule that are kept, since what they pay for was done; null where all of it goes back.</param>
public sealed record RefundPayments(IReadOnlyList<string>? Keeps = null) : Effect;

/// <summary>Tells the applicant, by the published template.</summary>
public sealed record Notify(string Template) : Effect;

/// <summary>Opens the case to its holder from now on, where it was kept from them.</summary>
public sealed record Disclose : Effect;

/// <summary>Puts on record, for each violation of the pinned fee schedule, that one of its clauses failed, and for which time.</summary>
public sealed record EstablishViolations : Effect;

/// <summary>Puts on record which of them are remedied: none of their clauses fails any more.</summary>
public sealed record SettleViolations : Effect;

/// <summary>Takes back what was put on record, as never established.</summary>
public sealed record LiftViolations : Effect;
