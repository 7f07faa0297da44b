using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>A license changes hands: whoever takes it agrees first, and each side keeps to its own.</summary>
public abstract class TransferTests(Portal portal) : LicenseLifeTest(portal)
{
    private const string Heir = Who.OtherCitizen;

    private async Task<string> AskedAsync(License license, string heir = Heir) => await Citizen.SubmitAsync(Application.TransferTo(heir), license.Number);

    private async Task<string> TransferAsync(License license, string heir = Heir)
    {
        var reference = await AskedAsync(license, heir);
        (await Portal.AgreeAsync(heir, reference)).Expect();
        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();
        await Citizen.PayAsync(reference);
        return reference;
    }

    private async Task<ReadLicense?> HeldAsync(string who, License license)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((ReadLicenses licenses) => licenses.FindHeldAsync(license.Number, actor, CancellationToken.None));
    }

    private async Task<FormerLicense?> FormerAsync(string who, License license)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((ReadLicenses licenses) => licenses.FindFormerAsync(license.Number, actor, CancellationToken.None));
    }

    [SkippableFact]
    public async Task Transfer_AgreedReviewedAndPaid_MovesTheLicenseWithItsPermits()
    {
        var license = await Citizen.LicensedAsync();
        var asked = await Citizen.SubmitAsync(Application.About("extended-hours-permit").With("hours.cameras", "true").With("hours.nightWorkers", "2"), license.Number);
        await Citizen.PayAsync(asked);
        var permit = (await Portal.LicensesAsync(asked)).Single();

        var reference = await TransferAsync(license);

        var (after, along, heir) = (await Now(license), await Now(permit), (await Portal.ActorAsync(Heir)).PersonId);
        Assert.Equal((heir, heir, (license.Number, license.Token, license.ValidTo)), (after.HolderPersonId, along.HolderPersonId, (after.Number, after.Token, after.ValidTo)));
        Assert.NotEqual(license.Holder, after.Holder);
        Assert.Equal(after.Holder, along.Holder);
        Assert.All([(license, after), (permit, along)], pair => Assert.True(pair.Item2.Signature is not null && pair.Item2.Signature != pair.Item1.Signature));
        Assert.Equal([LicenseChangeKind.Transferred], await ChangesAsync(license));
        Assert.Equal([LicenseChangeKind.Transferred], await ChangesAsync(permit));
        Assert.Superset(new HashSet<string> { "consent-asked", "license-transferred", "license-received" }, (await ToldAsync(reference)).ToHashSet());
    }

    [SkippableFact]
    public async Task Holder_Before_ReadsWhatWasTheirs_AndNothingAfter()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await TransferAsync(license);
        Portal.Travel(TimeSpan.FromDays(1));
        await SuspendAsync(license);

        var former = await FormerAsync(Who.Citizen, license);

        Assert.Null(await HeldAsync(Who.Citizen, license));
        Assert.Equal(license.Printed().Fields.Select(field => field.Value.Ar), former!.Printed.Fields.Select(field => field.Value.Ar));
        Assert.Equal([LicenseChangeKind.Transferred], former.Changes.Select(row => row.Change.Kind));
        Assert.Equal(reference, former.Reference);
        Assert.Null(await FormerAsync(Who.Resident, license));
        Assert.Equal(OutcomeKind.NotFound, (await Citizen.StartAsync("license-objection", license.Number)).Kind);
    }

    [SkippableFact]
    public async Task Holder_New_HasTheLicense_ItsReminders_AndNothingOfTheOneBefore()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await TransferAsync(license);
        var heir = await Portal.ActorAsync(Heir);

        var held = await HeldAsync(Heir, license);
        var changes = await Portal.AskAsync((ReadLicenses licenses) => licenses.ChangesAsync(held!.License, heir, CancellationToken.None));
        var subject = await Portal.AskAsync(async (LicenseSubjects subjects) => (await subjects.FindAsync(license.Id, CancellationToken.None))!);
        TravelToEnd(license, -30);
        await Portal.AskAsync((Core.Licenses.Renewals.RemindRenewals remind) => remind.RunAsync(100, CancellationToken.None));

        Assert.Null(held!.Reference);
        Assert.All(changes, row => Assert.Null(row.Reference));
        Assert.Empty(subject.OnFile);
        Assert.DoesNotContain(subject.Standing.Keys, fact => fact.StartsWith("transfer.", StringComparison.Ordinal) || fact == "contact.mobile");
        Assert.Null(await Portal.AskAsync((ReadCase read) => read.FindAsync(reference, heir, CancellationToken.None)));
        var mobile = await Portal.ReadAsync(db => db.Users.Where(account => account.PersonId == heir.PersonId).Select(account => account.PhoneNumber).FirstAsync());
        Assert.True(await Portal.ReadAsync(db => db.Outbox.AnyAsync(message => message.Template == "license-expiring" && message.Recipient == mobile)));
        // Of what they need for a renewal, all is theirs to give.
        Assert.True((await new Applicant(Portal, Heir).StartAsync("license-renewal", license.Number)).IsDone);
    }

    [SkippableFact]
    public async Task Establishment_TakesAPersonsLicense_AndItsRegistrationIsPrinted()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await Citizen.SubmitAsync(Application.TransferToEstablishment(Who.Shop), license.Number);
        (await Portal.AgreeAsync(Who.Owner, reference)).Expect();
        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();
        await Citizen.PayAsync(reference);

        var after = await Now(license);

        var shop = await Portal.ReadAsync(db => db.Establishments.SingleAsync(e => e.CommercialRegistration == Who.Shop));
        Assert.Equal((shop.Id, shop.Name, false), (after.EstablishmentId, after.Holder, after.HeldByPerson));
        Assert.Contains(after.Printed().Fields, field => field.Value.Ar == Who.Shop);
        Assert.NotNull(await HeldAsync(Who.Owner, license));
    }

    [SkippableFact]
    public async Task Consent_Refused_EndsTheCase_WithTheReason()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await AskedAsync(license);

        var silent = await Portal.RefuseConsentAsync(Heir, reference, "  ");
        (await Portal.RefuseConsentAsync(Heir, reference, "\u0644\u0627 \u0623\u0639\u0631\u0641 \u0647\u0630\u0627 \u0627\u0644\u0645\u062d\u0644 \u0648\u0644\u0645 \u0623\u0634\u062a\u0631\u0647")).Expect();

        var ended = await Portal.CaseAsync(reference);
        Assert.Equal(["reason-required"], silent.Codes());
        Assert.Equal((CaseResult.Refused, "declined"), (ended.Case.Result, ended.Case.Milestone));
        Assert.Contains(ended.Events, e => e.Event is { Kind: CaseEventKind.ConsentRefused, IsPublic: true, Text: "\u0644\u0627 \u0623\u0639\u0631\u0641 \u0647\u0630\u0627 \u0627\u0644\u0645\u062d\u0644 \u0648\u0644\u0645 \u0623\u0634\u062a\u0631\u0647" });
        Assert.Contains("consent-refused", await ToldAsync(reference));
        Assert.Equal(license.Holder, (await Now(license)).Holder);
        Assert.Equal(["consent-over"], (await Portal.AgreeAsync(Heir, reference)).Codes());
    }

    [SkippableFact]
    public async Task Consent_InSilence_IsRemindedAndLapses()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await AskedAsync(license);
        var task = (await Portal.CaseAsync(reference)).Tasks.Single();

        Portal.TravelTo(task.RemindAt!.Value.AddMinutes(1));
        await Portal.AskAsync((RemindApplicants remind) => remind.RunAsync(50, CancellationToken.None));
        Portal.TravelTo(task.DueAt.AddMinutes(1));
        await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(50, CancellationToken.None));
        var again = await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(50, CancellationToken.None));

        var ended = await Portal.CaseAsync(reference);
        Assert.Equal((CaseResult.Lapsed, "unanswered", 0), (ended.Case.Result, ended.Case.Milestone, again));
        Assert.Superset(new HashSet<string> { "consent-reminder", "consent-lapsed" }, (await ToldAsync(reference)).ToHashSet());
        Assert.Contains(ended.Clock, segment => segment.Party == Party.Other);
        // Their time is not the authority's.
        Assert.True(ended.Case.DueAt > ended.Case.PromisedAt);
    }

    [SkippableFact]
    public async Task Consent_ByWhoeverIsNotAsked_IsNotThere()
    {
        var reference = await AskedAsync(await Citizen.LicensedAsync());

        var (stranger, applicant, officer) = (await Portal.AgreeAsync(Who.Resident, reference), await Portal.AgreeAsync(Who.Citizen, reference), await Portal.AgreeAsync(Who.Reviewer, reference));

        Assert.All([stranger, applicant, officer], outcome => Assert.Equal(OutcomeKind.NotFound, outcome.Kind));
        Assert.Null(await Portal.ConsentAsync(Who.Citizen, reference));
        Assert.Equal([reference], (await Portal.AskedAsync(Heir)).Where(one => one.Reference == reference).Select(one => one.Reference));
    }

    [SkippableFact]
    public async Task Consent_NeedsTheUndertakings_AndAVerifiedPerson()
    {
        var reference = await AskedAsync(await Citizen.LicensedAsync());
        var heir = await Portal.ActorAsync(Heir);

        var without = await Portal.AnswerConsentAsync(heir, reference, "agree", null, undertakes: false);
        var unproven = await Portal.AnswerConsentAsync(heir with { Assurance = Assurance.SelfRegistered }, reference, "agree", null);

        Assert.Equal(["undertake-all", "verify-first"], [.. without.Codes(), .. unproven.Codes()]);
    }

    [SkippableFact]
    public async Task Consent_ByADelegate_WhereTheMandateCoversIt_AndNotByTheFiler()
    {
        var license = await Citizen.LicensedAsync();
        await Portal.DelegateAsync(Who.Owner, Who.Resident, offer => offer with { For = Who.Shop, Services = ["license-renewal"] });
        var reference = await Citizen.SubmitAsync(Application.TransferToEstablishment(Who.Shop), license.Number);
        var uncovered = await Portal.AnswerConsentAsync((await Portal.ActingAsync(Who.Resident, Who.Shop))!, reference, "agree", null);
        await Portal.DelegateAsync(Who.Owner, Who.Citizen, offer => offer with { For = Who.Shop, Services = ["license-transfer"] });
        var filer = await Portal.AnswerConsentAsync((await Portal.ActingAsync(Who.Citizen, Who.Shop))!, reference, "agree", null);
        await Portal.DelegateAsync(Who.Owner, Heir, offer => offer with { For = Who.Shop, Services = ["license-transfer"] });
        var unsaid = await Portal.AgreeAsync(Heir, reference);
        var covered = await Portal.AnswerConsentAsync((await Portal.ActingAsync(Heir, Who.Shop))!, reference, "agree", null);

        Assert.Equal(OutcomeKind.NotFound, uncovered.Kind);
        Assert.Equal(["consent-by-filer", "act-for-first"], [.. filer.Codes(), .. unsaid.Codes()]);
        // The person behind the establishment is its owner, and not whom they sent.
        Assert.Equal((await Portal.ActorAsync(Who.Owner)).PersonId, covered.Expect().PartyPersonId);
    }

    [SkippableFact]
    public async Task Unpaid_OrSuspended_CannotBeHandedOver()
    {
        var (owing, suspended) = (await Citizen.LicensedAsync(), await Citizen.LicensedAsync());
        await Citizen.SubmitAsync(Application.About("extended-hours-permit").With("hours.cameras", "true").With("hours.nightWorkers", "2"), owing.Number);
        await SuspendAsync(suspended);

        var (first, second) = (await Citizen.StartAsync("license-transfer", owing.Number), await Citizen.StartAsync("license-transfer", suspended.Number));

        Assert.Contains("invoice", Said(first), StringComparison.Ordinal);
        Assert.Contains("suspended", Said(second), StringComparison.Ordinal);

        static string Said(Outcome<string> outcome) => ((Core.Language.LocalizedText)outcome.Problems.Single().Args[0]).En;
    }

    [SkippableFact]
    public async Task Suspended_BeforeItWasPaid_StaysWithTheHolder_AndTheMoneyGoesBack()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await AskedAsync(license);
        (await Portal.AgreeAsync(Heir, reference)).Expect();
        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();
        await SuspendAsync(license);

        await Citizen.PayAsync(reference);

        var ended = await Portal.CaseAsync(reference);
        Assert.Equal((CaseResult.Refused, "stopped"), (ended.Case.Result, ended.Case.Milestone));
        Assert.Contains(ended.Events, e => e.Event.Kind == CaseEventKind.RefundOrdered);
        Assert.Equal(license.HolderPersonId, (await Now(license)).HolderPersonId);
        // Paid and given back in one transaction, it has both papers like any other.
        var papers = await Portal.ReadAsync(db => db.InvoiceDocuments.AsNoTracking().Where(paper => paper.CaseId == ended.Case.Id).OrderBy(paper => paper.Id).ToListAsync());
        Assert.Equal([(InvoiceDocumentKind.Invoice, null), (InvoiceDocumentKind.CreditNote, papers[0].Id)], papers.Select(paper => (paper.Kind, paper.CreditsId)));
    }

    [SkippableFact]
    public async Task Officer_WhoIsTheNewHolder_DecidesNothing()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await AskedAsync(license, Who.SecondReviewer);
        (await Portal.AgreeAsync(Who.SecondReviewer, reference)).Expect();

        var outcome = await SecondReviewer.DecideAsync(reference, "review", "approve");

        Assert.Equal(["own-case"], outcome.Codes());
    }

    [SkippableFact]
    public async Task Consent_ShowsTheLicense_AndNothingTheApplicantGave()
    {
        var license = await Citizen.LicensedAsync();
        var reference = await AskedAsync(license);
        var heir = await Portal.ActorAsync(Heir);

        var shown = (await Portal.ConsentAsync(Heir, reference))!;
        var offered = await Portal.AskAsync((ReadLicenses licenses) => licenses.FindOfferedAsync(license.Id, heir, CancellationToken.None));
        (await Citizen.WithdrawAsync(reference)).Expect();
        var after = await Portal.AskAsync((ReadLicenses licenses) => licenses.FindOfferedAsync(license.Id, heir, CancellationToken.None));

        Assert.Equal((license.Number, true, 3), (shown.Subject!.Number, shown.Fees!.Total.Halalas > 0, shown.Definition.Undertakings.Count));
        Assert.Equal((license.Id, null), (offered!.Id, after));
        Assert.False((await Portal.ConsentAsync(Heir, reference))!.IsOpen);
    }
}

public sealed class TransferOnSqlite(SqlitePortal portal) : TransferTests(portal), IClassFixture<SqlitePortal>;

public sealed class TransferOnPostgreSql(PostgreSqlPortal portal) : TransferTests(portal), IClassFixture<PostgreSqlPortal>;
