using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.People.Corrections;
using Baladi.Core.Registries;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Data.Tests.People;

/// <summary>Data that is wrong is put right where it came from: by its owner as long as it is only said, by the registry once it is proven.</summary>
public abstract class CorrectionTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Name_OnlySaid_IsPutRightByItsOwner()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id, name: "سالم بن رشد");

        Assert.True((await NameAsync(id, " سالم بن راشد ", null)).Expect());
        Assert.False((await NameAsync(id, "سالم بن راشد", "")).Expect());

        Assert.Equal(new LocalizedText("سالم بن راشد", "سالم بن راشد"), (await PersonAsync(id)).Name);
        Assert.Equal([PersonEventKind.NameCorrected], await EventsAsync(id));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Name_Missing_IsAskedFor(string name)
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);

        Assert.Equal(["name-missing"], (await NameAsync(id, name, "Salem")).Codes());
    }

    [SkippableFact]
    public async Task Name_Proven_IsTheRegistrysToPutRight()
    {
        var before = await PersonAsync(Who.Citizen);

        Assert.Equal(["name-of-the-id"], (await NameAsync(Who.Citizen, "غيري", null)).Codes());

        Assert.Equal(before.Name, (await PersonAsync(Who.Citizen)).Name);
    }

    [SkippableFact]
    public async Task Identity_OfSomebodyUnverified_IsNotAskedFor()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        Portal.Registries.Add(id, new IdentityRecord(new("صاحب الهوية", "Whose ID it is"), new(1990, 1, 1), Portal.Today.AddYears(1)));

        Assert.Equal(["verify-first"], (await RenewAsync(id)).Codes());

        var person = await PersonAsync(id);
        Assert.NotEqual("صاحب الهوية", person.Name.Ar);
        Assert.False(await Portal.ReadAsync(db => db.Set<RegistryAnswer>().AnyAsync(a => a.PersonId == person.Id)));
    }

    [SkippableFact]
    public async Task Identity_RunOutAndRenewed_LetsItsOwnerActAgainAtOnce()
    {
        var id = await VerifiedAsync(Portal.Today.AddDays(2));
        Portal.Travel(TimeSpan.FromDays(3));
        var before = (await Portal.ActorAsync(id)).Standing;
        var record = new IdentityRecord(new("سالم بن راشد الشمّري", "Salem Al-Shammari"), new(1990, 1, 1), Portal.Today.AddYears(5));
        Portal.Registries.Add(id, record);

        var renewed = (await RenewAsync(id)).Expect();
        var again = (await RenewAsync(id)).Expect();

        Assert.Equal((PersonStanding.IdExpired, PersonStanding.Sound), (before, (await Portal.ActorAsync(id)).Standing));
        Assert.Equal((true, true, false, false), (renewed.Name, renewed.Expiry, again.Name, again.Expiry));
        Assert.Equal((record.Name, (DateOnly?)record.IdExpiresOn), (await PersonAsync(id)) is var person ? (person.Name, person.IdExpiresOn) : default);
        Assert.Single(await EventsAsync(id), PersonEventKind.IdentityRenewed);
    }

    [SkippableFact]
    public async Task Identity_RegistryDownOrKnowingNothing_ChangesNothing()
    {
        var id = await VerifiedAsync(Portal.Today.AddYears(1));
        var before = await PersonAsync(id);

        Portal.Registries.Answers(Registry.Identity, false);
        var down = await RenewAsync(id);
        Portal.Registries.Answers(Registry.Identity, true);
        var unknown = await RenewAsync(id);

        Assert.Equal(["registry-failed", "registry-no-data"], [.. down.Codes(), .. unknown.Codes()]);
        Assert.Equal((before.Name, before.IdExpiresOn), await PersonAsync(id) is var after ? (after.Name, after.IdExpiresOn) : default);
    }

    [SkippableFact]
    public async Task Identity_AskedOverAndOver_IsRefusedForAWhile()
    {
        var id = await VerifiedAsync(Portal.Today.AddYears(1));
        for (var n = 0; n < Attempts.Most; n++) await RenewAsync(id);

        Assert.Equal(["registry-asked-often"], (await RenewAsync(id)).Codes());
    }

    private async Task<string> VerifiedAsync(DateOnly idExpiresOn)
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var clerk = new Clerk(Portal, Who.Clerk);
        var visit = (await clerk.OpenAsync(id)).Expect();
        (await clerk.VerifyAsync(visit, await clerk.SendCodeAsync(visit), clerk.Card with { ExpiresOn = idExpiresOn })).Expect();
        return id;
    }

    private async Task<Outcome<bool>> NameAsync(string who, string ar, string? en)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((CorrectNameHandler handler) => handler.HandleAsync(new(ar, en), actor, CancellationToken.None));
    }

    private async Task<Outcome<RenewedIdentity>> RenewAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((RenewIdentityHandler handler) => handler.HandleAsync(new(), actor, CancellationToken.None));
    }

    private Task<Person> PersonAsync(string id) => Portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.NationalIdHash == Portal.HashOf(id)));

    /// <summary>What they did themselves.</summary>
    private async Task<List<PersonEventKind>> EventsAsync(string id)
    {
        var account = (await Portal.ActorAsync(id)).AccountId;
        return await Portal.ReadAsync(db => db.PersonEvents.AsNoTracking().Where(e => e.ActorAccountId == account).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : CorrectionTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : CorrectionTests(portal), IClassFixture<PostgreSqlPortal>;
}
