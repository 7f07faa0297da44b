using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Interests;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Officer = Baladi.TestKit.Portals.Officer;

namespace Baladi.Data.Tests.People;

/// <summary>Whose cases do not come to an officer, and that trying is on record.</summary>
[Trait("Journey", "People")]
public abstract class InterestTests(Portal portal) : PortalTest(portal)
{
    private Officer Clerk => new(Portal, Who.Clerk);

    [SkippableFact]
    public async Task Conflict_FromDeclarationsAndMemberships_IsOfEachKind()
    {
        await Portal.AppointAsync(Who.Delegate, "reviewer", Who.Riyadh);
        await Portal.AppointAsync(Who.Owner, "reviewer", Who.Riyadh);
        (await DeclareAsync(Who.SecondReviewer, Who.OtherCitizen)).Expect();
        var (shared, other, owners, stranger) = (await Owner.SubmitAsync(Application.Restaurant.For(Who.SharedShop)), await Owner.SubmitAsync(Application.Restaurant.For(Who.Shop)),
            await Owner.SubmitRestaurantAsync(), await new Applicant(Portal, Who.OtherCitizen).SubmitRestaurantAsync());
        var delegates = await new Applicant(Portal, Who.Delegate).SubmitRestaurantAsync();

        Assert.Equal(ConflictKind.Delegator, await ConflictAsync(Who.Delegate, shared));
        Assert.Equal(ConflictKind.Delegator, await ConflictAsync(Who.Delegate, other));
        Assert.Equal(ConflictKind.Delegator, await ConflictAsync(Who.Delegate, owners));
        Assert.Equal(ConflictKind.Own, await ConflictAsync(Who.Owner, owners));
        Assert.Equal(ConflictKind.Partner, await ConflictAsync(Who.Owner, delegates));
        Assert.Equal(ConflictKind.Declared, await ConflictAsync(Who.SecondReviewer, stranger));
        Assert.Null(await ConflictAsync(Who.Reviewer, stranger));
        Assert.Null(await ConflictAsync(Who.Delegate, stranger));
    }

    [SkippableFact]
    public async Task Conflict_EveryStep_IsRefusedAndOnRecordOnceADay()
    {
        await Portal.AppointAsync(Who.Clerk, "reviewer", Who.Riyadh);
        await Portal.AppointAsync(Who.Clerk, "manager", "1");
        (await DeclareAsync(Who.Clerk, Who.Citizen)).Expect();
        var place = await Citizen.SubmitRestaurantAsync();
        var (me, reviewer) = ((await Clerk.ActorAsync()).AccountId, (await Reviewer.ActorAsync()).AccountId);
        var clause = (await Portal.CaseAsync(place)).Clauses.First(c => c.Verdict.Why == Core.Requirements.VerdictReason.AwaitsOfficer).Verdict.ClauseCode;

        string[][] told =
        [
            (await Clerk.AssignAsync(place, "review", me)).Codes(), (await Clerk.AssignAsync(place, "review", reviewer)).Codes(),
            (await Clerk.JudgeAsync(place, clause, Core.Requirements.Verdict.Pass)).Codes(), (await Clerk.DecideAsync(place, "review", "approve")).Codes(),
            (await Clerk.AskForAsync(place, "review", new RequestedCorrection(CorrectionKind.Document, "food.layout", "المخطط"))).Codes(),
            (await Clerk.SayAsync(place, "أعرفه", note: true)).Codes(), (await Clerk.SayAsync(place, "أعرفه جيدًا", note: true)).Codes(),
        ];

        Assert.All(told, codes => Assert.Equal(["conflict-of-interest"], codes));
        var attempts = await AttemptsAsync(place);
        Assert.Equal([ConflictStep.Assign, ConflictStep.Judge, ConflictStep.Correct, ConflictStep.Decide, ConflictStep.Write], attempts.Select(a => a.Step).Order());
        Assert.All(attempts, attempt => Assert.Equal((me, ConflictKind.Declared), (attempt.AccountId, attempt.Kind)));
        Assert.DoesNotContain((await Portal.CaseAsync(place)).Events, e => e.Event.ActorAccountId == me);
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Assign_ToAnInterestedOfficer_IsRefusedAndNotOffered()
    {
        await Portal.AppointAsync(Who.Moderator, "reviewer", Who.Riyadh);
        (await DeclareAsync(Who.Moderator, Who.Resident)).Expect();
        var place = await new Applicant(Portal, Who.Resident).SubmitRestaurantAsync();
        var interested = (await Portal.ActorAsync(Who.Moderator)).AccountId;

        var given = await Manager.AssignAsync(place, "review", interested);
        var view = await Portal.CaseAsync(place);
        var offered = await Portal.AskAsync((ReadOfficers officers) => officers.ForAsync(view.AsFile(), view.Tasks[0], CancellationToken.None));

        Assert.Equal(["assignee-interested"], given.Codes());
        Assert.DoesNotContain(interested!.Value, offered.Select(officer => officer.AccountId));
        Assert.Equal(ConflictStep.Assign, (await AttemptsAsync(place)).Single().Step);
    }

    [SkippableFact]
    public async Task PutBack_OfWhatCameBeforeTheInterest_IsAllowed()
    {
        await Portal.AppointAsync(Who.Agent940, "reviewer", Who.Riyadh);
        var officer = new Officer(Portal, Who.Agent940);
        var place = await new Applicant(Portal, Who.OtherCitizen).SubmitRestaurantAsync();
        (await officer.AssignAsync(place, "review", (await officer.ActorAsync()).AccountId)).Expect();
        (await DeclareAsync(Who.Agent940, Who.OtherCitizen)).Expect();

        var back = await officer.AssignAsync(place, "review", null);

        Assert.True(back.IsDone, back.Told());
        Assert.Null((await Portal.CaseAsync(place)).Tasks[0].AssigneeAccountId);
    }

    [SkippableFact]
    public async Task TakeBack_OfADeclaration_CountsForSomeTimeMore()
    {
        var declared = (await DeclareAsync(Who.JeddahReviewer, Who.Unverified)).Expect();
        var actor = await Portal.ActorAsync(Who.JeddahReviewer);
        (await Portal.AskAsync((TakeBackInterestHandler handler) => handler.HandleAsync(new(declared.Id), actor, CancellationToken.None))).Expect();

        var now = (await Portal.ActorAsync(Who.JeddahReviewer)).Interests.Count;
        Portal.Travel(TimeSpan.FromDays(Interest.DaysAfter));

        Assert.Equal((1, 0), (now, (await Portal.ActorAsync(Who.JeddahReviewer)).Interests.Count));
    }

    [SkippableFact]
    public async Task Membership_ThatEndedLately_StillKeepsAway()
    {
        var person = (await Portal.ActorAsync(Who.Inspector)).PersonId!.Value;
        var shop = (await Owner.ActorAsync()).Memberships.Single(m => m.CommercialRegistration == Who.Shop).EstablishmentId;
        await Portal.AskAsync(async (BaladiDbContext db) =>
        {
            db.Memberships.Add(new Membership(person, shop, MembershipRole.Representative, new DateOnly(2026, 1, 1), Portal.Today));
            await db.SaveChangesAsync();
        });
        var place = await Owner.SubmitAsync(Application.Restaurant.For(Who.Shop));

        Assert.Equal(ConflictKind.FormerEstablishment, await ConflictAsync(Who.Inspector, place));
        Portal.Travel(TimeSpan.FromDays(366));
        Assert.Null(await ConflictAsync(Who.Inspector, place));
    }

    [SkippableTheory]
    [InlineData("1000000098", null, "national-id-wrong")]
    [InlineData(null, "12", "registration-wrong")]
    [InlineData(null, null, "interest-whom")]
    [InlineData(Who.Citizen, Who.Shop, "interest-one")]
    [InlineData(Who.Manager, null, "interest-self")]
    public async Task Declare_WhatCannotBe_IsRefused(string? id, string? registration, string problem)
    {
        var actor = await Manager.ActorAsync();

        var outcome = await Portal.AskAsync((DeclareInterestHandler handler) => handler.HandleAsync(new(InterestKind.Family, id, registration, null), actor, CancellationToken.None));

        Assert.Equal([problem], outcome.Codes());
    }

    private async Task<Outcome<Interest>> DeclareAsync(string who, string whom)
    {
        if (!(await Portal.ActorAsync(who)).May(Permission.WorkCases)) await Portal.AppointAsync(who, "reviewer", Who.Riyadh);
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((DeclareInterestHandler handler) => handler.HandleAsync(new(InterestKind.Family, whom, null, "أخي"), actor, CancellationToken.None));
    }

    private async Task<ConflictKind?> ConflictAsync(string who, string reference)
    {
        var (actor, view) = (await Portal.ActorAsync(who), await Portal.CaseAsync(reference));
        return ConflictOfInterest.Of(actor, view.Case);
    }

    private async Task<List<ConflictAttempt>> AttemptsAsync(string reference)
    {
        var id = (await Portal.CaseAsync(reference)).Case.Id;
        return await Portal.ReadAsync(db => db.Set<ConflictAttempt>().AsNoTracking().Where(a => a.CaseId == id).ToListAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : InterestTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : InterestTests(portal), IClassFixture<PostgreSqlPortal>;
}
