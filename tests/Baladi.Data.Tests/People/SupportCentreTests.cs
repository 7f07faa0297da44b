using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.People;
using Baladi.Core.People.SupportCentre;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Data.Tests.People;

/// <summary>At the counter: whom a clerk sees, whom a clerk can verify, and what becomes of an account that is not its owner's.</summary>
public abstract class SupportCentreTests(Portal portal) : PortalTest(portal)
{
    private const string Other = Who.Manager;
    private Clerk AtCounter => new(Portal, Who.Clerk);

    [SkippableFact]
    public async Task Visitor_IdSeenAndCodeHeard_IsVerifiedAndSubmitsTheDraft()
    {
        var id = NewNationalId();
        var account = await Portal.RegisterAsync(id);
        var visitor = new Applicant(Portal, id);
        var draft = await visitor.DraftAsync(Application.Retail);
        Assert.Equal(["verify-first"], (await visitor.SubmitDraftAsync(draft)).Codes());

        var visit = (await AtCounter.OpenAsync(id)).Expect();
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();

        (await visitor.SubmitDraftAsync(draft)).Expect();
        var person = await PersonAsync(id);
        var clerk = (await AtCounter.ActorAsync()).AccountId;
        Assert.Equal((IdentitySource.SupportCentre, clerk, Portal.Today.AddYears(1)), (person.IdentitySource, person.VerifiedByAccountId, person.IdExpiresOn));
        Assert.Equal([(PersonEventKind.LookedUp, clerk), (PersonEventKind.Verified, clerk)], (await EventsAsync(id)).Select(e => (e.Kind, e.ActorAccountId)));
        Assert.Contains("identity-verified", await Portal.SentToAsync(account.PhoneNumber!));
    }

    [SkippableFact]
    public async Task Verified_DayAfterTheIdExpires_NeitherSubmitsNorSignsButDrafts()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit), AtCounter.Card with { ExpiresOn = Portal.Today.AddDays(3) })).Expect();
        var visitor = new Applicant(Portal, id);
        Portal.Travel(TimeSpan.FromDays(3));
        var draft = await visitor.DraftAsync(Application.Retail);

        var onTheLastDay = (await visitor.ActorAsync()).Standing;
        Portal.Travel(TimeSpan.FromDays(1));

        Assert.Equal(PersonStanding.Sound, onTheLastDay);
        Assert.Equal(["id-expired"], (await visitor.SubmitDraftAsync(draft)).Codes());
        await visitor.DraftAsync(Application.Retail);
    }

    [SkippableFact]
    public async Task Open_ByWhoMayNot_DoesNotExist()
    {
        foreach (var who in new[] { Who.Citizen, Who.Reviewer, Who.Agent940, Who.Auditor, Who.Operator, Who.MinistryAdmin })
            Assert.Equal(OutcomeKind.NotFound, (await new Clerk(Portal, who).OpenAsync(Who.Citizen)).Kind);
    }

    [SkippableFact]
    public async Task Open_OwnId_IsRefused() => Assert.Equal(["visitor-is-you"], (await AtCounter.OpenAsync(Who.Clerk)).Codes());

    [SkippableTheory]
    [InlineData("100000000", "visitor-id-wrong")]
    [InlineData("1000000001", "visitor-id-wrong")]
    [InlineData("%", "visitor-id-wrong")]
    [InlineData("1000009991", "visitor-unknown")]
    public async Task Open_AnythingButAKnownWholeId_FindsNobody(string typed, string why)
    {
        if (why == "visitor-unknown") typed = NewNationalId();

        Assert.Equal([why], (await AtCounter.OpenAsync(typed)).Codes());
    }

    [SkippableFact]
    public async Task Open_Again_IsTheSameVisitUntilItRunsOut()
    {
        var first = (await AtCounter.OpenAsync(Who.OtherCitizen)).Expect();
        Assert.Equal(first, (await AtCounter.OpenAsync(Who.OtherCitizen)).Expect());

        Portal.Travel(CounterVisit.Lifetime);

        Assert.Null(await AtCounter.SeeAsync(first));
        Assert.NotEqual(first, (await AtCounter.OpenAsync(Who.OtherCitizen)).Expect());
    }

    [SkippableFact]
    public async Task Visit_OfAnotherClerk_DoesNotExist()
    {
        await Portal.AppointAsync(Other, "support-clerk", "1");
        var visit = (await AtCounter.OpenAsync(Who.Resident)).Expect();
        var other = new Clerk(Portal, Other);

        Assert.Null(await other.SeeAsync(visit));
        Assert.Equal(OutcomeKind.NotFound, (await other.VerifyAsync(visit, "000000")).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await other.RefuseAsync(visit, RefusalReason.FaceDiffers)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await other.IssueSlipAsync(visit)).Kind);
    }

    [SkippableFact]
    public async Task Verify_WithoutLookingAtTheDocument_IsRefusedPointByPoint()
    {
        var visit = await VisitOfNewAsync();

        var nothing = await AtCounter.VerifyAsync(visit, "", new(null, null, false, false), nameMatches: false);
        var iqama = await AtCounter.VerifyAsync(visit, "", AtCounter.Card with { Kind = DocumentKind.IqamaCard, ExpiresOn = Portal.Today.AddDays(-1) });

        Assert.Equal(["document-missing", "document-expiry-missing", "number-not-compared", "face-not-compared", "name-not-compared"], nothing.Codes());
        Assert.Equal(["document-other", "document-expired"], iqama.Codes());
    }

    [SkippableFact]
    public async Task Verify_FiveWrongCodes_EndsTheVisitUnverified()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();
        var right = await AtCounter.SendCodeAsync(visit);
        var wrong = right == "000000" ? "000001" : "000000";

        var answers = new List<string>();
        for (var i = 0; i < 5; i++) answers.AddRange((await AtCounter.VerifyAsync(visit, wrong)).Codes());
        var late = await AtCounter.VerifyAsync(visit, right);

        Assert.Equal(["visit-code-wrong", "visit-code-wrong", "visit-code-wrong", "visit-code-wrong", "visit-code-attempts"], answers);
        Assert.Equal(OutcomeKind.NotFound, late.Kind);
        Assert.False((await PersonAsync(id)).IsVerified);
    }

    [SkippableFact]
    public async Task Verify_CodeSentToAnotherMobile_IsNotTheAccounts()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();
        var code = await AtCounter.SendCodeAsync(visit, "0555123456");

        Assert.Equal(["visit-code-wrong"], (await AtCounter.VerifyAsync(visit, code)).Codes());
    }

    [SkippableFact]
    public async Task Verify_CodeOfTenMinutesAgo_AsksForAnother()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();
        var code = await AtCounter.SendCodeAsync(visit);
        // Messages are limited by the machine's clock, which a test does not move.
        DateTimeOffset? past = TimeProvider.System.GetUtcNow().AddMinutes(-10);
        await Portal.ReadAsync(db => db.Set<CounterVisit>().Where(v => v.Reference == visit).ExecuteUpdateAsync(set => set.SetProperty(v => v.CodeSentAt, past)));

        Assert.Equal(["visit-code-expired"], (await AtCounter.VerifyAsync(visit, code)).Codes());
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();
    }

    [SkippableFact]
    public async Task Verify_MisspeltName_IsSetRight()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();

        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit), nameMatches: false, nameAr: "سالم بن راشد الشمّري")).Expect();

        Assert.Equal("سالم بن راشد الشمّري", (await PersonAsync(id)).Name.Ar);
    }

    [SkippableFact]
    public async Task Refuse_WithReason_EndsTheVisitAndTellsTheOwner()
    {
        var id = NewNationalId();
        var account = await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();

        Assert.Equal(["refusal-reason-missing"], (await AtCounter.RefuseAsync(visit, null)).Codes());
        Assert.Equal(["refusal-note-missing"], (await AtCounter.RefuseAsync(visit, RefusalReason.Other, " ")).Codes());
        (await AtCounter.RefuseAsync(visit, RefusalReason.FaceDiffers)).Expect();

        Assert.Null(await AtCounter.SeeAsync(visit));
        Assert.Equal("FaceDiffers", (await EventsAsync(id))[^1].Detail);
        Assert.Contains("identity-refused", await Portal.SentToAsync(account.PhoneNumber!));
    }

    [SkippableFact]
    public async Task Replace_SquattersAccount_GivesTheOwnerThePersonAndKeepsTheDraftsApart()
    {
        var id = NewNationalId();
        var squatter = await Portal.RegisterAsync(id, name: "اسم مزوّر");
        var draft = await new Applicant(Portal, id).DraftAsync(Application.Retail);
        var claimed = (await PersonAsync(id)).Id;
        var visit = (await AtCounter.OpenAsync(id)).Expect();

        var slip = (await AtCounter.ReplaceAsync(visit, "محمد بن فهد الدوسري", "0555000111", await AtCounter.SendCodeAsync(visit, "0555000111"))).Expect();

        var (person, owner) = (await PersonAsync(id), await Portal.ActorAsync(id));
        Assert.Equal((claimed, "محمد بن فهد الدوسري", "+966555000111", true), (person.Id, person.Name.Ar, person.Mobile, person.IsVerified));
        Assert.NotEqual(squatter.Id, owner.AccountId);
        Assert.Null(await Portal.AskAsync((OwnDrafts drafts) => drafts.FindAsync(draft, owner, CancellationToken.None)));
        Assert.Equal(Actor.Anonymous, await Portal.AskAsync((ActorDirectory directory) => directory.FindAsync(squatter.Id, Channel.Web, CancellationToken.None)));
        var closed = await Portal.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == squatter.Id));
        Assert.True(closed is { ClosedAt: not null, PasswordHash: null, LockoutEnabled: true } && closed.LockoutEnd > Portal.Now.AddYears(100) && closed.PersonId != claimed);
        Assert.Contains("account-closed", await Portal.SentToAsync(squatter.PhoneNumber!));
        Assert.Equal(owner.AccountId, (await FindSlipAsync(id, slip.Code))!.AccountId);
    }

    [SkippableFact]
    public async Task Replace_VerifiedPersonOrTheAccountsOwnMobile_IsRefused()
    {
        var verified = (await AtCounter.OpenAsync(Who.Citizen)).Expect();
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();

        Assert.Equal(["already-verified"], (await AtCounter.ReplaceAsync(verified, "اسم", "0555000222", "000000")).Codes());
        Assert.Equal(["mobile-of-account"], (await AtCounter.ReplaceAsync(visit, "اسم", MobileOf(id), "000000")).Codes());
        Assert.Equal(["visit-code-wrong"], (await AtCounter.ReplaceAsync(visit, "اسم", "0555000333", "000000")).Codes());
    }

    [SkippableFact]
    public async Task Slip_ForAVerifiedPerson_IsGoodOnceAndSoon()
    {
        var first = (await AtCounter.IssueSlipAsync((await AtCounter.OpenAsync(Who.Owner)).Expect())).Expect();
        var second = (await AtCounter.IssueSlipAsync((await AtCounter.OpenAsync(Who.Owner)).Expect())).Expect();

        Assert.Null(await FindSlipAsync(Who.Owner, first.Code));
        Assert.Null(await FindSlipAsync(Who.Citizen, second.Code));
        Assert.Null(await FindSlipAsync(Who.Owner, Reference.New()));
        Assert.NotNull(await FindSlipAsync(Who.Owner, second.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Portal.Travel(RecoverySlip.Lifetime);
        Assert.Null(await FindSlipAsync(Who.Owner, second.Code));
    }

    [SkippableFact]
    public async Task Slip_ForSomebodyNeverVerified_IsNotPrinted() => Assert.Equal(["not-verified"], (await AtCounter.IssueSlipAsync(await VisitOfNewAsync())).Codes());

    [SkippableFact]
    public async Task Slip_UsedTwiceAtOnce_WorksOnce()
    {
        var slip = (await AtCounter.IssueSlipAsync((await AtCounter.OpenAsync(Who.Delegate)).Expect())).Expect();

        async Task<bool> UseAsync(Func<Task> before) => await Portal.AskAsync(async (Core.Data.BaladiDbContext db) =>
        {
            var found = await new RecoverySlips(db, Vault, Time).FindAsync(Who.Delegate, slip.Code, CancellationToken.None);
            await before();
            found!.Use(Portal.Now);
            try { return await db.SaveChangesAsync() > 0; }
            catch (DbUpdateConcurrencyException) { return false; }
        });
        var second = false;
        var first = await UseAsync(async () => second = await UseAsync(() => Task.CompletedTask));

        Assert.Equal((false, true), (first, second));
    }

    private NationalIdVault Vault => (NationalIdVault)Portal.Services.GetService(typeof(NationalIdVault))!;
    private TimeProvider Time => (TimeProvider)Portal.Services.GetService(typeof(TimeProvider))!;

    private async Task<string> VisitOfNewAsync()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        return (await AtCounter.OpenAsync(id)).Expect();
    }

    private Task<RecoverySlip?> FindSlipAsync(string id, string code) => Portal.AskAsync((RecoverySlips slips) => slips.FindAsync(id, code, CancellationToken.None));

    private Task<Person> PersonAsync(string id) => Portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.NationalIdHash == Portal.HashOf(id)));

    private async Task<List<PersonEvent>> EventsAsync(string id)
    {
        var person = (await PersonAsync(id)).Id;
        return await Portal.ReadAsync(db => db.PersonEvents.AsNoTracking().Where(e => e.PersonId == person).OrderBy(e => e.Id).ToListAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : SupportCentreTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SupportCentreTests(portal), IClassFixture<PostgreSqlPortal>;
}
