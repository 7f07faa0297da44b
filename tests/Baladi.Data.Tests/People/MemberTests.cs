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
    public async Task Member_TakenInByTheOwner_BelongsUntilLetGo()
    {
        var named = (await NameAsync(Who.Owner, Who.OtherCitizen, MembershipRole.Manager)).Expect();
        var during = (await Portal.ActorAsync(Who.OtherCitizen)).Memberships.Single(m => m.CommercialRegistration == Who.Shop);
        (await EndAsync(Who.Owner, named.Id)).Expect();

        Assert.Equal(MembershipRole.Manager, during.Role);
        Assert.DoesNotContain((await Portal.ActorAsync(Who.OtherCitizen)).Memberships, m => m.CommercialRegistration == Who.Shop);
    }

    [SkippableFact]
    public async Task Member_NamedByAnybodyButTheOwner_IsNot()
    {
        (await NameAsync(Who.Owner, Who.Resident, MembershipRole.Manager)).Expect();

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
        var named = (await NameAsync(Who.Owner, Who.Engineer, MembershipRole.Representative)).Expect();
        var owners = await Portal.ReadAsync(db => db.Memberships.Where(m => m.EstablishmentId == named.EstablishmentId && m.Role == MembershipRole.Owner).Select(m => m.Id).FirstAsync());

        Assert.Equal(OutcomeKind.NotFound, (await EndAsync(Who.Citizen, named.Id)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await EndAsync(Who.Engineer, owners)).Kind);
        Assert.Equal(["owner-by-registry"], (await EndAsync(Who.Owner, owners)).Codes());
        (await EndAsync(Who.Engineer, named.Id)).Expect();
    }

    private async Task<Outcome<Membership>> NameAsync(string by, string who, MembershipRole role)
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
