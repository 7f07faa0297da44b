using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Core.Registries;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Data.Tests.People;

/// <summary>Acting for another: who may name whom, from when to when, in what, and what is left when it ends.</summary>
public abstract class DelegationTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Offer_IdsThatBelongToNobody_AreTriedFiveTimesAndNoMore()
    {
        var answers = new List<string>();
        for (var i = 0; i < 6; i++) answers.AddRange((await Portal.OfferAsync(Who.Resident, offer => offer with { NationalId = NewNationalId() })).Codes());

        Assert.Equal([.. Enumerable.Repeat("delegate-unknown", 5), "naming-too-many"], answers);
    }

    [SkippableFact]
    public async Task Delegate_BeforeAcceptingAfterEnding_SeesNothing()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        var shop = await new Applicant(Portal, owner).SubmitAsync(Application.Retail);

        var offered = (await Portal.OfferAsync(owner, offer => offer with { NationalId = friend })).Expect();
        var before = await VisibleAsync(friend);
        (await Portal.AnswerAsync(friend, offered.Reference)).Expect();
        var during = await VisibleAsync(friend);
        (await Portal.EndDelegationAsync(owner, offered.Reference)).Expect();
        var after = await VisibleAsync(friend);

        Assert.Equal((false, true, false), (before.Contains(shop), during.Contains(shop), after.Contains(shop)));
    }

    [SkippableFact]
    public async Task Delegate_IsANumberToTheGrantorUntilTheyAccept()
    {
        var (owner, friend, other) = (await VerifiedAsync(), await VerifiedAsync(), await VerifiedAsync());
        var accepted = (await Portal.OfferAsync(owner, offer => offer with { NationalId = friend })).Expect();
        var declined = (await Portal.OfferAsync(owner, offer => offer with { NationalId = other })).Expect();
        var before = await GivenAsync(owner);

        // Nothing to lay down before it is accepted: a way round declining would tell the name.
        Assert.Equal(OutcomeKind.NotFound, (await Portal.EndDelegationAsync(other, declined.Reference)).Kind);
        (await Portal.AnswerAsync(friend, accepted.Reference)).Expect();
        (await Portal.AnswerAsync(other, declined.Reference, accept: false)).Expect();
        var after = await GivenAsync(owner);

        var name = (await Portal.ActorAsync(friend)).Name;
        Assert.Equal([SaudiIdentifiers.Masked(friend), SaudiIdentifiers.Masked(other)], [before[accepted.Reference].Ar, before[declined.Reference].Ar]);
        Assert.Equal(name, after[accepted.Reference]);
        Assert.Equal(SaudiIdentifiers.Masked(other), after[declined.Reference].Ar);
        var grantor = await Portal.ActorAsync(owner);
        var told = await Portal.AskAsync((ReadInMyName read) => read.PageAsync(grantor, null, null, null, CancellationToken.None));
        Assert.Equal(name, told.Single(row => row.PersonEvent == PersonEventKind.DelegationAccepted).By);
        Assert.Null(told.Single(row => row.PersonEvent == PersonEventKind.DelegationDeclined).By);
        var copy = await Portal.AskAsync((Core.Privacy.ReadDataCopy copies) => copies.FindAsync(grantor, CancellationToken.None));
        Assert.Null(copy!.Mandates.Single(mandate => mandate.Reference == declined.Reference).Other);
    }

    [SkippableFact]
    public async Task Delegate_OfServices_SeesAndBeginsThoseOnly()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        var shop = await new Applicant(Portal, owner).SubmitAsync(Application.Retail);
        var fair = await new Applicant(Portal, owner).SubmitAsync(Application.Event);
        await Portal.DelegateAsync(owner, friend, offer => offer with { Services = ["event-permit"] });
        var acting = await ActingForPersonAsync(friend);

        var refused = await Portal.AskAsync((StartDraftHandler start) => start.HandleAsync(new("retail-license"), acting, CancellationToken.None));
        (await Portal.AskAsync((StartDraftHandler start) => start.HandleAsync(new("event-permit"), acting, CancellationToken.None))).Expect();

        Assert.Equal([fair], (await VisibleAsync(acting)).Intersect([shop, fair]));
        Assert.Equal(["service-not-delegated"], refused.Codes());
    }

    [SkippableFact]
    public async Task Draft_OfADelegate_IsTheOwnersAndStaysWhenTheDelegationEnds()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        var mandate = await Portal.DelegateAsync(owner, friend);
        var acting = await ActingForPersonAsync(friend);
        var draft = (await Portal.AskAsync((StartDraftHandler start) => start.HandleAsync(new("retail-license"), acting, CancellationToken.None))).Expect();

        (await Portal.EndDelegationAsync(owner, mandate.Reference)).Expect();

        Assert.Null((await Portal.ActorAsync(friend)).ActFor(acting.ActingFor!.Key));
        Assert.Null(await FindAsync(draft, await Portal.ActorAsync(friend)));
        Assert.NotNull(await FindAsync(draft, await Portal.ActorAsync(owner)));
        Assert.Contains(PersonEventKind.ApplicationBegun, (await EventsAsync(owner)).Select(e => e.Kind));
    }

    [SkippableFact]
    public async Task Case_FiledByADelegate_IsTheOwnersAndSaysOnWhoseBehalf()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        await Portal.DelegateAsync(owner, friend);
        var acting = await ActingForPersonAsync(friend);

        var reference = (await SubmitAsync(acting, Application.Retail)).Expect();

        var filed = await Portal.CaseAsync(reference);
        var owners = await Portal.ActorAsync(owner);
        Assert.Equal(owners.PersonId, filed.Case.ApplicantPersonId);
        Assert.Equal((acting.AccountId, owners.PersonId), filed.Events.Where(e => e.Event.Kind == CaseEventKind.Submitted).Select(e => (e.Event.ActorAccountId, e.Event.OnBehalfOfPersonId)).Single());
        var done = await Portal.AskAsync((ReadInMyName read) => read.PageAsync(owners, null, null, null, CancellationToken.None));
        Assert.Contains(done, row => row.CaseEvent == CaseEventKind.Submitted && row.Reference == reference && row.By == acting.Name);
        Assert.DoesNotContain(await Portal.AskAsync(async (ReadInMyName read) => await read.PageAsync(await Portal.ActorAsync(friend), null, null, null, CancellationToken.None)), row => row.Reference == reference);
    }

    [SkippableFact]
    public async Task Delegate_WhoHasNotSaidForWhom_LooksAndDoesNotAct()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        var shop = await new Applicant(Portal, owner).SubmitAsync(Application.Restaurant);
        await Portal.DelegateAsync(owner, friend);

        var withdrawn = await new Applicant(Portal, friend).WithdrawAsync(shop);
        var acting = await ActingForPersonAsync(friend);
        var said = await Portal.AskAsync((WithdrawCaseHandler withdraw) => withdraw.HandleAsync(new(shop, null), acting, CancellationToken.None));

        Assert.Equal(["act-for-first"], withdrawn.Codes());
        Assert.True(said.IsDone);
    }

    [SkippableFact]
    public async Task Acting_ForOne_HidesOnesOwnAndEverybodyElses()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        var theirs = await new Applicant(Portal, owner).SubmitAsync(Application.Retail);
        var own = await new Applicant(Portal, friend).SubmitAsync(Application.Retail);
        await Portal.DelegateAsync(owner, friend);

        var seen = await VisibleAsync(await ActingForPersonAsync(friend));

        Assert.Equal((true, false), (seen.Contains(theirs), seen.Contains(own)));
    }

    [SkippableFact]
    public async Task Grant_WhatMayNotBe_IsRefusedBesideTheField()
    {
        var (owner, friend) = (await VerifiedAsync(), await VerifiedAsync());
        var unverified = NewNationalId();
        await Portal.RegisterAsync(unverified);
        var today = Portal.Today;
        async Task<string[]> OfferAsync(Func<GrantDelegation, GrantDelegation> terms) => (await Portal.OfferAsync(owner, offer => terms(offer with { NationalId = friend }))).Codes();

        Assert.Equal("delegate-unknown", Assert.Single(await OfferAsync(offer => offer with { NationalId = unverified })));
        Assert.Equal("delegate-unknown", Assert.Single(await OfferAsync(offer => offer with { NationalId = NewNationalId() })));
        Assert.Equal("delegate-is-you", Assert.Single(await OfferAsync(offer => offer with { NationalId = owner })));
        Assert.Equal("delegation-not-yours", Assert.Single(await OfferAsync(offer => offer with { For = Who.Shop })));
        Assert.Equal("service-not-offered", Assert.Single(await OfferAsync(offer => offer with { Services = ["no-such-service"] })));
        Assert.Equal("from-past", Assert.Single(await OfferAsync(offer => offer with { From = today.AddDays(-1) })));
        Assert.Equal("last-before-first", Assert.Single(await OfferAsync(offer => offer with { From = today.AddDays(2), LastDay = today.AddDays(1) })));
        Assert.Equal("delegation-too-long", Assert.Single(await OfferAsync(offer => offer with { LastDay = today.AddYears(2) })));
        Assert.Equal("office-unknown", Assert.Single(await OfferAsync(offer => offer with { NationalId = null, Office = "9999999999" })));
        Assert.Equal("office-not-accredited", Assert.Single(await OfferAsync(offer => offer with { NationalId = null, Office = Who.Shop })));
        Assert.Empty(await OfferAsync(offer => offer));
        Assert.Equal("already-delegated", Assert.Single(await OfferAsync(offer => offer)));
        Assert.Equal(["verify-first"], (await Portal.OfferAsync(unverified, offer => offer with { NationalId = friend })).Codes());
    }

    [SkippableFact]
    public async Task Grant_ByADelegate_GoesNoFurther()
    {
        var acting = (await Portal.ActingAsync(Who.Delegate, Who.SharedShop))!;
        var friend = await VerifiedAsync();

        var further = await Portal.AskAsync((GrantDelegationHandler grant) => grant.HandleAsync(new() { For = Who.SharedShop, NationalId = friend, From = Portal.Today, LastDay = Portal.Today }, acting, CancellationToken.None));

        Assert.Equal(["delegate-no-further"], further.Codes());
    }

    [SkippableFact]
    public async Task Answer_ByAnybodyElse_FindsNothing()
    {
        var (owner, friend, stranger) = (await VerifiedAsync(), await VerifiedAsync(), await VerifiedAsync());
        var offered = (await Portal.OfferAsync(owner, offer => offer with { NationalId = friend })).Expect();

        Assert.Equal(OutcomeKind.NotFound, (await Portal.AnswerAsync(stranger, offered.Reference)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Portal.EndDelegationAsync(stranger, offered.Reference)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await Portal.AnswerAsync(owner, offered.Reference)).Kind);
        (await Portal.EndDelegationAsync(owner, offered.Reference)).Expect();
        Assert.Equal(["delegation-over"], (await Portal.AnswerAsync(friend, offered.Reference)).Codes());
    }

    [SkippableFact]
    public async Task Delegation_OfWhoLostTheEstablishmentOrDied_EndsWithThem()
    {
        var (owner, friend, other) = (await VerifiedAsync(), await VerifiedAsync(), await VerifiedAsync());
        var shop = await OwnAsync(owner);
        await Portal.DelegateAsync(owner, friend, offer => offer with { For = shop });
        await Portal.DelegateAsync(owner, other);
        Assert.NotNull(await Portal.ActingAsync(friend, shop));

        await ChangeAsync(owner, (db, person) => db.Memberships.Where(m => m.PersonId == person.Id).ToList().ForEach(m => m.EndOn(Portal.Today)));
        Assert.Null(await Portal.ActingAsync(friend, shop));
        Assert.Single((await Portal.ActorAsync(other)).Mandates);
        await ChangeAsync(owner, (_, person) => person.Died(Portal.Today));
        Assert.Empty((await Portal.ActorAsync(other)).Mandates);
    }

    [SkippableFact]
    public async Task Office_Accredited_PreparesAndTheOwnerSubmits()
    {
        const string Office = "1010000032";
        var owner = await VerifiedAsync();
        var offered = (await Portal.OfferAsync(owner, offer => offer with { Office = Office })).Expect();
        (await Portal.AnswerAsync(Who.Engineer, offered.Reference)).Expect();
        var engineer = (await Portal.ActorAsync(Who.Engineer)) is var actor ? actor.ActFor(actor.Choices().Single(choice => choice.MandateId == offered.Id).Key)! : null!;
        var draft = await CompleteAsync(engineer, Application.Retail);

        var filed = await Portal.AskAsync((SubmitCaseHandler submit) => submit.HandleAsync(new(draft), engineer, CancellationToken.None));
        (await Portal.AskAsync((PrepareDraftHandler prepare) => prepare.HandleAsync(new(draft), engineer, CancellationToken.None))).Expect();
        var reference = (await new Applicant(Portal, owner).SubmitDraftAsync(draft)).Expect();

        Assert.Equal(["owner-signs-off"], filed.Codes());
        var owners = await Portal.ActorAsync(owner);
        Assert.Equal(owners.AccountId, (await Portal.CaseAsync(reference)).Events.Single(e => e.Event.Kind == CaseEventKind.Submitted).Event.ActorAccountId);
        Assert.Contains("application-prepared", await Portal.SentToAsync("+966" + MobileOf(owner)[1..]));
        Assert.Contains(PersonEventKind.ApplicationPrepared, (await EventsAsync(owner)).Select(e => e.Kind));
    }

    [SkippableFact]
    public async Task Office_RegistryDown_IsNotNamed()
    {
        var owner = await VerifiedAsync();
        Portal.Registries.Answers(Registry.EngineeringOffices, false);
        try { Assert.Equal(["registry-failed"], (await Portal.OfferAsync(owner, offer => offer with { Office = "1010000040" })).Codes()); }
        finally { Portal.Registries.Answers(Registry.EngineeringOffices, true); }
    }

    [SkippableFact]
    public async Task Officer_WhoIsADelegateOfTheApplicant_MayNotDecide()
    {
        var owner = await VerifiedAsync();
        var place = await new Applicant(Portal, owner).SubmitRestaurantAsync();
        await Portal.DelegateAsync(owner, Who.SecondReviewer);

        Assert.Equal(["conflict-of-interest"], (await SecondReviewer.DecideAsync(place, "review", "approve", "السبب مكتوب هنا")).Codes());
    }

    private async Task<string> VerifiedAsync()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        await ChangeAsync(id, (_, person) => person.Verify(IdentitySource.Demo, Portal.Now, by: null));
        return id;
    }

    private async Task<Dictionary<string, Core.Language.LocalizedText>> GivenAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return (await Portal.AskAsync((ReadMandates mandates) => mandates.GivenAsync(actor, CancellationToken.None))).ToDictionary(read => read.Mandate.Reference, read => read.Delegate);
    }

    /// <summary>An establishment from the registry, which is this person's.</summary>
    private async Task<string> OwnAsync(string owner)
    {
        var number = "7" + owner[1..];
        Portal.Registries.Add(owner, new RegisteredEstablishment(number, new("مؤسسة", "Est."), Portal.Today.AddYears(1)));
        var actor = await Portal.ActorAsync(owner);
        (await Portal.AskAsync((Core.People.Establishments.TakeEstablishmentsHandler take) => take.HandleAsync(new(), actor, CancellationToken.None))).Expect();
        return number;
    }

    private async Task<Actor> ActingForPersonAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return actor.ActFor(actor.Choices().Single(choice => choice.PersonId is not null).Key)!;
    }

    private async Task<string> CompleteAsync(Actor acting, Application application) => await new DraftMaker(Portal.Services, acting).CompleteAsync(application);

    private async Task<Outcome<string>> SubmitAsync(Actor acting, Application application)
    {
        var draft = await CompleteAsync(acting, application);
        return await Portal.AskAsync((SubmitCaseHandler submit) => submit.HandleAsync(new(draft), acting, CancellationToken.None));
    }

    private Task<Draft?> FindAsync(string draft, Actor actor) => Portal.AskAsync((OwnDrafts drafts) => drafts.FindAsync(draft, actor, CancellationToken.None));

    private async Task<List<string>> VisibleAsync(string who) => await VisibleAsync(await Portal.ActorAsync(who));

    private Task<List<string>> VisibleAsync(Actor actor) => Portal.AskAsync((CaseAccess access) => access.VisibleTo(actor).Select(c => c.Reference).ToListAsync());

    private Task<List<PersonEvent>> EventsAsync(string id) => Portal.ReadAsync(db => db.PersonEvents.AsNoTracking().Where(e => db.People.Any(p => p.Id == e.PersonId && p.NationalIdHash == Portal.HashOf(id))).ToListAsync());

    private Task ChangeAsync(string id, Action<BaladiDbContext, Person> change) => Portal.AskAsync(async (BaladiDbContext db) =>
    {
        change(db, await db.People.SingleAsync(p => p.NationalIdHash == Portal.HashOf(id)));
        await db.SaveChangesAsync();
    });

    public sealed class OnSqlite(SqlitePortal portal) : DelegationTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : DelegationTests(portal), IClassFixture<PostgreSqlPortal>;
}
