using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.People;

/// <summary>Who belongs to an establishment, and who says so.</summary>
public abstract class MemberTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Member_WhoAcceptedTheOwnersOffer_BelongsUntilLetGo()
    {
        var offer = (await NameAsync(Who.Owner, Who.OtherCitizen, MembershipRole.Manager)).Expect();
        var before = (await Portal.ActorAsync(Who.OtherCitizen)).Memberships;
        (await AnswerAsync(Who.OtherCitizen, offer, accept: true)).Expect();
        var during = (await Portal.ActorAsync(Who.OtherCitizen)).Memberships.Single(m => m.CommercialRegistration == Who.Shop);
        (await EndAsync(Who.Owner, await MembershipAsync(offer))).Expect();

        Assert.DoesNotContain(before, m => m.CommercialRegistration == Who.Shop);
        Assert.Equal(MembershipRole.Manager, during.Role);
        Assert.DoesNotContain((await Portal.ActorAsync(Who.OtherCitizen)).Memberships, m => m.CommercialRegistration == Who.Shop);
    }

    [SkippableFact]
    public async Task Officer_WhoIsOfferedAMembership_KeepsDecidingUntilTheyAccept()
    {
        var before = (await Portal.ActorAsync(Who.Reviewer)).Interests;

        var offer = (await NameAsync(Who.Owner, Who.Reviewer, MembershipRole.Representative)).Expect();
        var offered = await Portal.ActorAsync(Who.Reviewer);
        (await AnswerAsync(Who.Reviewer, offer, accept: false)).Expect();
        var declined = await Portal.ActorAsync(Who.Reviewer);

        Assert.Equal(before, offered.Interests);
        Assert.Equal(before, declined.Interests);
        Assert.Empty(declined.Memberships);
        Assert.Equal(["membership-offer-over"], (await AnswerAsync(Who.Reviewer, offer, accept: true)).Codes());
    }

    [SkippableFact]
    public async Task Offer_OfAnother_OfOneWhoTookItBackOrTooOld_CannotBeAccepted()
    {
        var offer = (await NameAsync(Who.Owner, Who.Delegate, MembershipRole.Manager)).Expect();

        Assert.Equal(OutcomeKind.NotFound, (await AnswerAsync(Who.Citizen, offer, accept: true)).Kind);
        Assert.Equal(["already-offered"], (await NameAsync(Who.Owner, Who.Delegate, MembershipRole.Manager)).Codes());
        Assert.Equal(OutcomeKind.NotFound, (await TakeBackAsync(Who.Citizen, offer)).Kind);
        (await TakeBackAsync(Who.Owner, offer)).Expect();
        Assert.Equal(["membership-offer-over"], (await AnswerAsync(Who.Delegate, offer, accept: true)).Codes());

        var old = (await NameAsync(Who.Owner, Who.Delegate, MembershipRole.Manager)).Expect();
        var longAgo = old.OfferedAt.AddDays(-MembershipOffer.DaysToAnswer);
        await Portal.AskAsync((Core.Data.BaladiDbContext db) => db.Provider.WriteAsync(db, cancel => db.MembershipOffers.Where(o => o.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.OfferedAt, longAgo), cancel), CancellationToken.None));
        Assert.Equal(["membership-offer-over"], (await AnswerAsync(Who.Delegate, old, accept: true)).Codes());
        Assert.DoesNotContain((await Portal.ActorAsync(Who.Delegate)).Memberships, m => m.CommercialRegistration == Who.Shop);
    }

    [SkippableFact]
    public async Task Offer_OfAnOwnerWhoIsNoneAnyMore_CanBeDeclinedAndNotAccepted()
    {
        var offer = (await NameAsync(Who.Owner, Who.Clerk, MembershipRole.Manager)).Expect();
        var clerk = await Portal.ActorAsync(Who.Clerk);
        await OwnUntilAsync(offer, Portal.Today);

        var accepted = await AnswerAsync(Who.Clerk, offer, accept: true);
        var shown = await Portal.AskAsync((ReadMembershipOffers offers) => offers.ToAsync(clerk, CancellationToken.None));
        var declined = await AnswerAsync(Who.Clerk, offer, accept: false);
        await OwnUntilAsync(offer, null);

        Assert.Equal(["membership-offer-over"], accepted.Codes());
        Assert.Empty(shown);
        Assert.True(declined.IsDone);
    }

    [SkippableFact]
    public async Task Offer_AfterADeclineOrAgainAndAgain_IsNotMade()
    {
        (await AnswerAsync(Who.Moderator, (await NameAsync(Who.Owner, Who.Moderator, MembershipRole.Manager)).Expect(), accept: false)).Expect();
        for (var i = 0; i < MembershipOffer.MostToOne; i++) (await TakeBackAsync(Who.Owner, (await NameAsync(Who.Owner, Who.Inspector, MembershipRole.Manager)).Expect())).Expect();

        Assert.Equal(["already-offered"], (await NameAsync(Who.Owner, Who.Moderator, MembershipRole.Manager)).Codes());
        Assert.Equal(["already-offered"], (await NameAsync(Who.Owner, Who.Inspector, MembershipRole.Manager)).Codes());
    }

    [SkippableFact]
    public async Task Offer_TakenBackByAManagerOrUnderAnotherEstablishment_DoesNotExist()
    {
        await JoinAsync(Who.JeddahReviewer, MembershipRole.Manager);
        var offer = (await NameAsync(Who.Owner, Who.Operator, MembershipRole.Representative)).Expect();
        // That of the demo people, under the other establishment of the same owner.
        var shared = await Portal.ReadAsync(db => db.MembershipOffers.AsNoTracking().FirstAsync(o => db.Establishments.Any(e => e.Id == o.EstablishmentId && e.CommercialRegistration == Who.SharedShop)));

        Assert.Equal(OutcomeKind.NotFound, (await TakeBackAsync(Who.JeddahReviewer, offer)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await TakeBackAsync(Who.Owner, shared)).Kind);
    }

    [SkippableFact]
    public async Task Manager_WhoTheRegistrySaysOwnsIt_BelongsToItOnce()
    {
        await JoinAsync(Who.SecondReviewer, MembershipRole.Manager);
        Portal.Registries.Add(Who.SecondReviewer, new Core.Registries.RegisteredEstablishment(Who.Shop, new("متجر", "Shop"), Portal.Today.AddYears(1)));
        var manager = await Portal.ActorAsync(Who.SecondReviewer);

        (await Portal.AskAsync((TakeEstablishmentsHandler take) => take.HandleAsync(new(), manager, CancellationToken.None))).Expect();

        Assert.Equal(MembershipRole.Owner, Assert.Single((await Portal.ActorAsync(Who.SecondReviewer)).Memberships, m => m.CommercialRegistration == Who.Shop).Role);
    }

    [SkippableFact]
    public async Task Offers_ShowTheOwnerAMaskedIdAndTheOtherTheEstablishment()
    {
        var offer = (await NameAsync(Who.Owner, Who.Citizen, MembershipRole.Representative)).Expect();
        var citizen = await Portal.ActorAsync(Who.Citizen);

        var made = await Portal.AskAsync((ReadMembershipOffers offers) => offers.OfAsync(offer.EstablishmentId, CancellationToken.None));
        var got = await Portal.AskAsync((ReadMembershipOffers offers) => offers.ToAsync(citizen, CancellationToken.None));

        Assert.Equal(SaudiIdentifiers.Masked(Who.Citizen), made.Single(one => one.Offer.Id == offer.Id).To);
        Assert.Equal(Who.Shop, got.Single(one => one.Offer.Id == offer.Id).CommercialRegistration);
        (await TakeBackAsync(Who.Owner, offer)).Expect();
    }

    [SkippableFact]
    public async Task Member_NamedByAnybodyButTheOwner_IsNot()
    {
        await JoinAsync(Who.Resident, MembershipRole.Manager);

        Assert.Equal(OutcomeKind.NotFound, (await NameAsync(Who.Resident, Who.Citizen, MembershipRole.Representative)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await NameAsync(Who.Citizen, Who.Citizen, MembershipRole.Owner)).Kind);
        Assert.Equal(["already-member"], (await NameAsync(Who.Owner, Who.Resident, MembershipRole.Representative)).Codes());
        Assert.Equal(["member-role-wrong"], (await NameAsync(Who.Owner, Who.Citizen, MembershipRole.Owner)).Codes());
        Assert.Equal(["member-unknown"], (await NameAsync(Who.Owner, Who.Unverified, MembershipRole.Manager)).Codes());
        Assert.Equal(["member-is-you"], (await NameAsync(Who.Owner, Who.Owner, MembershipRole.Manager)).Codes());
    }

    [SkippableFact]
    public async Task Membership_EndedByOthers_IsNobodysBusinessAndAnOwnersIsTheRegistrys()
    {
        var named = await JoinAsync(Who.Engineer, MembershipRole.Representative);
        var owners = await Portal.ReadAsync(db => db.Memberships.Where(m => m.EstablishmentId == named.EstablishmentId && m.Role == MembershipRole.Owner).Select(m => m.Id).FirstAsync());

        Assert.Equal(OutcomeKind.NotFound, (await EndAsync(Who.Citizen, named.Id)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await EndAsync(Who.Engineer, owners)).Kind);
        Assert.Equal(["owner-by-registry"], (await EndAsync(Who.Owner, owners)).Codes());
        (await EndAsync(Who.Engineer, named.Id)).Expect();
    }

    private Task<int> OwnUntilAsync(MembershipOffer offer, DateOnly? day) => Portal.AskAsync((Core.Data.BaladiDbContext db) =>
        db.Provider.WriteAsync(db, cancel => db.Memberships.Where(m => m.PersonId == offer.OfferedByPersonId && m.EstablishmentId == offer.EstablishmentId).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, day), cancel), CancellationToken.None));

    private async Task<Membership> JoinAsync(string who, MembershipRole role)
    {
        var offer = (await NameAsync(Who.Owner, who, role)).Expect();
        (await AnswerAsync(who, offer, accept: true)).Expect();
        var id = await MembershipAsync(offer);
        return await Portal.ReadAsync(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == id));
    }

    private Task<long> MembershipAsync(MembershipOffer offer) =>
        Portal.ReadAsync(db => db.Memberships.Where(m => m.PersonId == offer.PersonId && m.EstablishmentId == offer.EstablishmentId && m.To == null).Select(m => m.Id).SingleAsync());

    private async Task<Outcome<MembershipOffer>> AnswerAsync(string who, MembershipOffer offer, bool accept)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((AnswerMembershipHandler handler) => handler.HandleAsync(new(offer.Id, accept), actor, CancellationToken.None));
    }

    private async Task<Outcome<MembershipOffer>> TakeBackAsync(string by, MembershipOffer offer)
    {
        var actor = await Portal.ActorAsync(by);
        return await Portal.AskAsync((TakeBackMembershipHandler handler) => handler.HandleAsync(new(Who.Shop, offer.Id), actor, CancellationToken.None));
    }

    private async Task<Outcome<MembershipOffer>> NameAsync(string by, string who, MembershipRole role)
    {
        var actor = await Portal.ActorAsync(by);
        return await Portal.AskAsync((NameMemberHandler handler) => handler.HandleAsync(new(Who.Shop, who, role), actor, CancellationToken.None));
    }

    private async Task<Outcome<Membership>> EndAsync(string by, long membership)
    {
        var actor = await Portal.ActorAsync(by);
        return await Portal.AskAsync((EndMembershipHandler handler) => handler.HandleAsync(new(Who.Shop, membership), actor, CancellationToken.None));
    }

    public sealed class OnSqlite(SqlitePortal portal) : MemberTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : MemberTests(portal), IClassFixture<PostgreSqlPortal>;
}
