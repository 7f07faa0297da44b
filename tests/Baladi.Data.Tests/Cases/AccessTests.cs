using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Who sees which case: one's own, one's establishment's, those under one's authority, those one's agency was asked about.</summary>
public abstract class AccessTests(Portal portal) : PortalTest(portal)
{
    private static readonly (string Who, string Sees)[] Matrix =
    [
        (Who.Citizen, "own"), (Who.OtherCitizen, "jeddah"), (Who.Unverified, ""), (Who.Owner, "shared shop"), (Who.Delegate, "shared"),
        (Who.Reviewer, "own shared shop station"), (Who.SecondReviewer, "own shared shop station"), (Who.JeddahReviewer, "jeddah"),
        (Who.Inspector, "own shared shop station"), (Who.Manager, "own shared shop station"), (Who.JeddahManager, "jeddah"),
        (Who.CivilDefense, "station"), (Who.Agent940, ""), (Who.Auditor, "own shared shop station jeddah"), (Who.Operator, ""),
    ];

    [SkippableFact]
    public async Task VisibleTo_EachRole_ShowsTheirsAndNothingElse()
    {
        var cases = new Dictionary<string, string>
        {
            ["own"] = await Citizen.SubmitRetailAsync(),
            ["shared"] = await Owner.SubmitAsync(Application.Restaurant.For(Who.SharedShop)),
            ["shop"] = await Owner.SubmitAsync(Application.Retail.For(Who.Shop)),
            ["station"] = await new Applicant(Portal, Who.Resident).SubmitAsync(Application.FuelStation),
            ["jeddah"] = await new Applicant(Portal, Who.OtherCitizen).SubmitAsync(Application.Restaurant.In(Who.Jeddah)),
        };

        var seen = new List<(string, string)>();
        foreach (var (who, _) in Matrix)
        {
            var visible = await VisibleAsync(who);
            seen.Add((who, string.Join(' ', cases.Where(pair => visible.Contains(pair.Value)).Select(pair => pair.Key))));
        }

        Assert.Equal(Matrix, seen);
    }

    [SkippableFact]
    public async Task VisibleTo_Nobody_ShowsNothing()
    {
        await Citizen.SubmitRetailAsync();

        var anonymous = await Portal.AskAsync((CaseAccess access) => access.VisibleTo(Actor.Anonymous).CountAsync());
        var system = await Portal.AskAsync((CaseAccess access) => access.VisibleTo(Actor.System).CountAsync());

        Assert.Equal((0, 0), (anonymous, system));
    }

    [SkippableFact]
    public async Task VisibleTo_PostThatEnded_ShowsNothing()
    {
        var shop = await Citizen.SubmitRetailAsync();
        await Portal.AppointAsync(Who.Moderator, "inspector", "1", to: Portal.Today.AddDays(1));
        Assert.Contains(shop, await VisibleAsync(Who.Moderator));

        Portal.Travel(TimeSpan.FromDays(1));

        Assert.DoesNotContain(shop, await VisibleAsync(Who.Moderator));
    }

    [SkippableFact]
    public async Task VisibleTo_MembershipThatEnded_ShowsNothing()
    {
        var shop = await Owner.SubmitAsync(Application.Retail.For(Who.Shop));
        await PartnerUntilTomorrowAsync(Who.Unverified);
        Assert.Contains(shop, await VisibleAsync(Who.Unverified));

        Portal.Travel(TimeSpan.FromDays(1));

        Assert.DoesNotContain(shop, await VisibleAsync(Who.Unverified));
    }

    [SkippableFact]
    public async Task VisibleTo_FilerWhoLeftTheEstablishment_ShowsTheirOwnAlone()
    {
        var partner = await PartnerUntilTomorrowAsync(Who.OtherCitizen);
        var (shop, own) = (await partner.SubmitAsync(Application.Restaurant.For(Who.Shop)), await partner.SubmitRestaurantAsync());
        Assert.Contains(shop, await VisibleAsync(Who.OtherCitizen));

        Portal.Travel(TimeSpan.FromDays(1));

        var visible = await VisibleAsync(Who.OtherCitizen);
        var mine = await partner.ActorAsync();
        var applied = await Portal.AskAsync((CaseAccess access) => access.AppliedForBy(mine).Select(c => c.Reference).ToListAsync());
        Assert.Equal((true, false), (visible.Contains(own), visible.Contains(shop)));
        Assert.Equal((true, false), (applied.Contains(own), applied.Contains(shop)));
        Assert.Equal(OutcomeKind.NotFound, (await partner.WithdrawAsync(shop)).Kind);
        Assert.Contains(shop, await VisibleAsync(Who.Owner));
    }

    [SkippableFact]
    public async Task Work_ByTheFilerWhoLeftTheEstablishment_IsStillTheirOwnCase()
    {
        var partner = await PartnerUntilTomorrowAsync(Who.SecondReviewer);
        var place = await partner.SubmitAsync(Application.Restaurant.For(Who.Shop));
        Portal.Travel(TimeSpan.FromDays(1));

        var decided = await SecondReviewer.DecideAsync(place, "review", "approve");
        var said = await SecondReviewer.SayAsync(place, "اطلعت على الطلب", note: true);

        Assert.Equal(["own-case"], decided.Codes());
        Assert.Equal(["own-case"], said.Codes());
    }

    [SkippableFact]
    public async Task Parts_OfTheCasesOfOthers_AreNotThere()
    {
        var shop = await Citizen.SubmitRetailAsync();
        var id = (await Portal.CaseAsync(shop)).Case.Id;
        var (mine, other) = (await Citizen.ActorAsync(), await Owner.ActorAsync());

        var own = await Portal.AskAsync((CaseAccess access) => access.Parts<Evidence>(mine).CountAsync(e => e.CaseId == id));
        var others = await Portal.AskAsync((CaseAccess access) => access.Parts<Evidence>(other).CountAsync(e => e.CaseId == id));

        Assert.True(own > 0);
        Assert.Equal(0, others);
    }

    [SkippableFact]
    public async Task Read_AsApplicant_HidesNotesAmongOfficers()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.SayAsync(place, "أشك في المخطط", note: true)).Expect();
        (await Reviewer.SayAsync(place, "نراجع طلبك", note: false)).Expect();

        var applicant = await Portal.AskAsync(async (ReadCase reader) => await reader.FindAsync(place, await Owner.ActorAsync(), CancellationToken.None));

        Assert.Equal(["نراجع طلبك"], applicant!.Events.Select(entry => entry.Event.Text).OfType<string>());
        Assert.Contains((await Manager.SeeAsync(place))!.Events, entry => entry.Event.Text == "أشك في المخطط");
        Assert.Equal(["not-staff"], (await Owner.SayAsync(place, "ملاحظة", note: true)).Codes());
    }

    private async Task<Applicant> PartnerUntilTomorrowAsync(string who)
    {
        var person = (await Portal.ActorAsync(who)).PersonId!.Value;
        var establishment = (await Owner.ActorAsync()).Memberships.Single(m => m.CommercialRegistration == Who.Shop).EstablishmentId;
        await Portal.AskAsync(async (BaladiDbContext db) =>
        {
            db.Memberships.Add(new Membership(person, establishment, MembershipRole.Representative, new DateOnly(2026, 1, 1), Portal.Today.AddDays(1)));
            await db.SaveChangesAsync();
        });
        return new(Portal, who);
    }

    private async Task<List<string>> VisibleAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((CaseAccess access) => access.VisibleTo(actor).Select(c => c.Reference).ToListAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : AccessTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : AccessTests(portal), IClassFixture<PostgreSqlPortal>;
}
