using Baladi.Core.Data;
using Baladi.Data.Sqlite;
using Xunit;

namespace Baladi.Data.Tests.Privacy;

/// <summary>No table that points to somebody is forgotten: it is in the copy of their data, or the reason why not stands here.</summary>
public class DataCopyCoverageTests
{
    private static readonly string[] Copied =
    [
        "Person", "Account", "Session", "Membership", "MembershipOffer", "Appointment", "Absence", "Interest", "Mandate", "MobileChange", "Authenticator", "IdentityUserPasskey", "AccountEvent", "PersonEvent", "RegistryAnswer",
        "Draft", "DraftEvidence", "Case", "CaseFact", "Evidence", "CaseEvent", "Invoice", "License", "OutboxMessage", "Viewing", "Follow",
    ];

    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["CasePin"] = "which published versions count: nothing about anybody",
        ["CaseVerdict"] = "how each requirement stands: on the page of the case, and in the decisions told in its history",
        ["CaseTask"] = "who works on a case, which is about the officer and not theirs",
        ["Correction"] = "told in the history of the case",
        ["Decision"] = "told in the history of the case",
        ["ClockSegment"] = "how the days of a case are counted",
        ["QueueEntry"] = "a projection of the case",
        ["Payment"] = "told by its invoice",
        ["SiteVisit"] = "told in the history of the case",
        ["Violation"] = "told in the history of the case, and on its page",
        ["Refund"] = "told in the history of the case",
        ["SampledLicense"] = "that a license was drawn is told in the history of the case that was opened; the mark is published",
        ["LicenseChange"] = "told in the history of the case",
        ["ReconciliationDifference"] = "what came of it for the case is told in its history; the rest is the clerk's doing",
        ["InvoiceLine"] = "told by its invoice",
        ["WaiverDecision"] = "told beside the fees of the case",
        ["InvoiceDocument"] = "told by its invoice; the paper itself is on the page of the case",
        ["ConflictAttempt"] = "kept against an officer, for auditors",
        ["EmergencyAccess"] = "an officer's doing; that somebody looked is among the looks",
        ["EmergencyView"] = "an officer's doing; that somebody looked is among the looks",
        ["AppointmentChange"] = "an administrator's doing; the post itself is copied",
        ["CounterVisit"] = "a clerk's doing; what came of it is among what happened about the person",
        ["RecoverySlip"] = "a secret, hashed; that it was printed is among what happened about the person",
        ["RecoveryCode"] = "secrets, hashed",
        ["KnownDevice"] = "a digest by which a browser is known again; the sessions say which browsers",
        ["StoredFile"] = "the documents lie in the archive itself",
        ["Erasure"] = "what is gone",
        ["IdempotencyKey"] = "lives for a day, so that nothing is sent twice",
        ["PublicationDraft"] = "who writes what, as part of their post",
        ["PublicationEvent"] = "who writes and approves what, as part of their post",
        ["DatasetVersion"] = "who brought a map in, as part of their post",
        ["MapImport"] = "who brought a map in, as part of their post",
        ["PublicationVersion"] = "who published what, as part of their post",
        ["IdentityUserClaim"] = "not used",
        ["IdentityUserLogin"] = "not used",
        ["IdentityUserToken"] = "not used",
    };

    [Fact]
    public void Tables_ThatPointToSomebody_AreCopiedOrExempt()
    {
        using var provider = new SqliteProvider();
        using var db = DesignTime.Context(provider, "Data Source=:memory:");

        var theirs = from entity in db.Model.GetEntityTypes()
                     where entity.GetProperties().Any(p => p.Name is "CaseId" or "UserId" || p.Name.EndsWith("PersonId", StringComparison.Ordinal) || p.Name.EndsWith("AccountId", StringComparison.Ordinal))
                     select entity.ClrType.Name.Split('`')[0];
        var known = theirs.Concat(["Person", "Account"]).Distinct().ToList();

        Assert.Equal([], known.Where(name => !Copied.Contains(name) && !Exempt.ContainsKey(name)));
        Assert.Equal([], Copied.Intersect(Exempt.Keys));
    }
}
