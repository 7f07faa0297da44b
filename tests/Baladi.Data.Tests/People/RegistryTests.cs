using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.Mandates;
using Baladi.Core.Registries;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Data.Tests.People;

/// <summary>What registries answer, what is kept of it, and what hangs on it.</summary>
public abstract class RegistryTests(Portal portal) : PortalTest(portal)
{
    private Clerk AtCounter => new(Portal, Who.Clerk);

    [SkippableFact]
    public async Task Answer_WhileItHolds_IsKeptAndNotAskedForAgain()
    {
        var (id, me) = (NewNationalId(), await MeAsync());
        Portal.Registries.Add(id, new IdentityRecord(new("أ", "A"), new(1990, 1, 1), Portal.Today.AddYears(1)));

        var first = await AskAsync(new(id), me);
        Portal.Registries.Add(id, new IdentityRecord(new("ب", "B"), new(1990, 1, 1), Portal.Today.AddYears(1)));
        var second = await AskAsync(new(id), me);
        Portal.Travel(TimeSpan.FromHours(25));
        var third = await AskAsync(new(id), me);

        Assert.Equal((first.Id, "A", "B"), (second.Id, second.Record!.Name.En, third.Record!.Name.En));
        var kept = await Portal.ReadAsync(db => db.Set<RegistryAnswer>().AsNoTracking().SingleAsync(a => a.Id == first.Id));
        Assert.DoesNotContain(id, System.Text.Encoding.UTF8.GetString(kept.Content!), StringComparison.Ordinal);
        Assert.DoesNotContain(id, kept.SubjectHash, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Answer_FailedOrNoData_IsKeptAndNeverReused()
    {
        var (id, me) = (NewNationalId(), await MeAsync());

        var unknown = await AskAsync(new(id), me);
        Portal.Registries.Answers(Registry.Identity, false);
        var failed = await AskAsync(new(id), me);
        Portal.Registries.Answers(Registry.Identity, true);
        Portal.Registries.Add(id, new IdentityRecord(new("أ", "A"), new(1990, 1, 1), Portal.Today.AddYears(1)));
        var known = await AskAsync(new(id), me);

        Assert.Equal([RegistryVerdict.NoData, RegistryVerdict.Failed, RegistryVerdict.Yes], [unknown.Verdict, failed.Verdict, known.Verdict]);
        Assert.Equal(nameof(HttpRequestException), await Portal.ReadAsync(db => db.Set<RegistryAnswer>().Where(a => a.Id == failed.Id).Select(a => a.Failure).SingleAsync()));
    }

    [SkippableFact]
    public async Task Counter_RegistryDown_VerifiesNobodyUntilItAnswers()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id);
        var visit = (await AtCounter.OpenAsync(id)).Expect();
        var code = await AtCounter.SendCodeAsync(visit);
        Portal.Registries.Answers(Registry.Identity, false);

        var down = await AtCounter.VerifyAsync(visit, code);
        Portal.Registries.Answers(Registry.Identity, true);

        Assert.Equal(["registry-failed"], down.Codes());
        (await AtCounter.VerifyAsync(visit, code)).Expect();
    }

    [SkippableFact]
    public async Task Counter_DeceasedOrExpiredByTheRegistry_IsNotVerified()
    {
        var (dead, old) = (NewNationalId(), NewNationalId());
        Portal.Registries.Add(dead, new IdentityRecord(new("أ", "A"), new(1940, 1, 1), Portal.Today.AddYears(1), DeceasedOn: Portal.Today.AddDays(-9)));
        Portal.Registries.Add(old, new IdentityRecord(new("ب", "B"), new(1970, 1, 1), Portal.Today.AddDays(-1)));
        foreach (var id in new[] { dead, old }) await Portal.RegisterAsync(id);

        var answers = new List<string>();
        foreach (var id in new[] { dead, old })
        {
            var visit = (await AtCounter.OpenAsync(id)).Expect();
            answers.AddRange((await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Codes());
        }

        Assert.Equal(["identity-deceased", "identity-expired"], answers);
        Assert.Equal("person-deceased", AssuranceRules.Gap(await Portal.ActorAsync(dead), Assurance.SelfRegistered)!.Code);
    }

    [SkippableFact]
    public async Task Counter_NameInTheRegistry_TakesThePlaceOfWhatWasTyped()
    {
        var id = NewNationalId();
        await Portal.RegisterAsync(id, name: "سالم الشمري");
        Portal.Registries.Add(id, new IdentityRecord(new("سالم بن راشد بن فالح الشمري", "Salem Rashid Faleh Al-Shammari"), new(1990, 1, 1), Portal.Today.AddYears(4)));
        var visit = (await AtCounter.OpenAsync(id)).Expect();

        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();

        Assert.Equal("Salem Rashid Faleh Al-Shammari", (await Portal.ActorAsync(id)).Name!.En);
    }

    [SkippableFact]
    public async Task Establishments_FromTheRegistry_ComeAndGoWithItsAnswer()
    {
        var before = (await Portal.ActorAsync(Who.Owner)).Memberships.Select(m => m.CommercialRegistration).ToList();

        var taken = (await TakeAsync(Who.Owner)).Expect();
        var own = (await Portal.ActorAsync(Who.Owner)).Memberships;
        Portal.Registries.Add(Who.Owner, [.. before.Select(number => new RegisteredEstablishment(number, new("منشأة", "Est."), Portal.Today.AddYears(1)))]);
        var again = (await TakeAsync(Who.Owner)).Expect();

        Assert.DoesNotContain("1010000073", before);
        Assert.Equal(["1010000073"], taken.Added.Select(e => e.CommercialRegistration));
        Assert.Contains(own, m => m.CommercialRegistration == "1010000073" && m.Role == MembershipRole.Owner);
        Assert.Equal(["1010000073"], again.Ended.Select(e => e.CommercialRegistration));
        Assert.Equal(before.Order(), (await Portal.ActorAsync(Who.Owner)).Memberships.Select(m => m.CommercialRegistration).Order());
    }

    /// <summary>Whoever sold a shop does not press the button that says so.</summary>
    [SkippableFact]
    public async Task AskAgain_WhatRegistriesTookAway_EndsWithinAWeekWithoutItsHolder()
    {
        var (holder, ward, shop) = (NewNationalId(), NewNationalId(), "7" + NewNationalId()[1..]);
        await Portal.RegisterAsync(holder);
        var record = new IdentityRecord(new("ولي", "Guardian"), new(1980, 1, 1), Portal.Today.AddYears(5), Wards: [new(ward, new("محضون", "Ward"), null)]);
        var sold = new RegisteredEstablishment(shop, new("مؤسسة", "Est."), Portal.Today.AddYears(1));
        Portal.Registries.Add(holder, record).Add(holder, sold);
        var visit = (await AtCounter.OpenAsync(holder)).Expect();
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();
        (await WardsAsync(holder)).Expect();
        (await TakeAsync(holder)).Expect();
        Portal.Registries.Add(holder, record with { Wards = [] }).Add(holder, new RegisteredEstablishment("7" + NewNationalId()[1..], new("أخرى", "Other"), Portal.Today.AddYears(1)));
        async Task<(int, bool)> HeldAsync() => ((await Portal.ActorAsync(holder)).Memberships.Count, await Portal.ActingAsync(holder, "محضون") is not null);

        Portal.Travel(AskRegistriesAgain.After - TimeSpan.FromMinutes(1));
        await AskAgainAsync();
        var early = await HeldAsync();
        Portal.Travel(TimeSpan.FromMinutes(2));
        Portal.Registries.Answers(Registry.CommercialRegistration, false);
        await AskAgainAsync();
        var half = await HeldAsync();
        Portal.Registries.Answers(Registry.CommercialRegistration, true);
        Portal.Travel(AskRegistriesAgain.After);
        await AskAgainAsync();

        Assert.Equal((1, true), early);
        Assert.Equal((1, false), half);
        Assert.Equal((0, false), await HeldAsync());
        Assert.Equal(0, await AskAgainAsync());
    }

    private Task<int> AskAgainAsync() => Portal.AskAsync((AskRegistriesAgain again) => again.RunAsync(1000, CancellationToken.None));

    [SkippableFact]
    public async Task Establishments_RegistryDownOrUnverified_ChangeNothing()
    {
        var before = (await Portal.ActorAsync(Who.Engineer)).Memberships.Count;
        Portal.Registries.Answers(Registry.CommercialRegistration, false);
        var down = await TakeAsync(Who.Engineer);
        Portal.Registries.Answers(Registry.CommercialRegistration, true);

        Assert.Equal(["registry-failed"], down.Codes());
        Assert.Equal(["verify-first"], (await TakeAsync(Who.Unverified)).Codes());
        Assert.Equal(before, (await Portal.ActorAsync(Who.Engineer)).Memberships.Count);
    }

    [SkippableFact]
    public async Task Wards_FromTheRegistry_AreActedForUntilTheyComeOfAge()
    {
        var (guardian, ward) = (NewNationalId(), NewNationalId());
        await Portal.RegisterAsync(guardian);
        var last = Portal.Today.AddDays(10);
        Portal.Registries.Add(guardian, new IdentityRecord(new("ولي", "Guardian"), new(1980, 1, 1), Portal.Today.AddYears(5), Wards: [new(ward, new("قاصر", "Ward"), last)]));
        var visit = (await AtCounter.OpenAsync(guardian)).Expect();
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();

        Assert.Equal(1, (await WardsAsync(guardian)).Expect().Added);
        Assert.Equal(0, (await WardsAsync(guardian)).Expect().Added);
        Portal.Travel(TimeSpan.FromDays(10));
        var onTheLastDay = await Portal.ActingAsync(guardian, "قاصر");
        Portal.Travel(TimeSpan.FromDays(1));

        Assert.NotNull(onTheLastDay);
        Assert.Null(await Portal.ActingAsync(guardian, "قاصر"));
    }

    /// <summary>Else whoever types the ID of a child would sit in the file of the child, and choose its name.</summary>
    [SkippableFact]
    public async Task Wards_IdSomebodyRegisteredWith_IsTakenFromThem()
    {
        var (guardian, ward) = (NewNationalId(), NewNationalId());
        await Portal.RegisterAsync(guardian);
        Portal.Registries.Add(guardian, new IdentityRecord(new("ولي", "Guardian"), new(1980, 1, 1), Portal.Today.AddYears(5), Wards: [new(ward, new("طفلة", "Child"), null)]));
        var visit = (await AtCounter.OpenAsync(guardian)).Expect();
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();
        var squatter = await Portal.RegisterAsync(ward, name: "اسم مكتوب");

        Assert.Equal(1, (await WardsAsync(guardian)).Expect().Added);

        var person = await Portal.ReadAsync(db => db.People.AsNoTracking().SingleAsync(p => p.NationalIdHash == Portal.HashOf(ward)));
        var account = await Portal.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(a => a.Id == squatter.Id));
        Assert.Equal(("طفلة", ""), (person.Name.Ar, person.Mobile));
        Assert.NotNull(account.ClosedAt);
        Assert.NotEqual(person.Id, account.PersonId);
        Assert.Contains("account-closed", await Portal.SentToAsync(squatter.PhoneNumber!));
    }

    [SkippableFact]
    public async Task Wards_TakenAwayByTheRegistry_AreNotActedForAnyMore()
    {
        var (guardian, ward) = (NewNationalId(), NewNationalId());
        await Portal.RegisterAsync(guardian);
        var record = new IdentityRecord(new("ولي", "Guardian"), new(1980, 1, 1), Portal.Today.AddYears(5), Wards: [new(ward, new("يتيم", "Orphan"), null)]);
        Portal.Registries.Add(guardian, record);
        var visit = (await AtCounter.OpenAsync(guardian)).Expect();
        (await AtCounter.VerifyAsync(visit, await AtCounter.SendCodeAsync(visit))).Expect();
        (await WardsAsync(guardian)).Expect();

        Portal.Registries.Add(guardian, record with { Wards = [] });

        Assert.Equal((0, 1), (await WardsAsync(guardian)).Expect() is var taken ? (taken.Added, taken.Ended) : default);
        Assert.Null(await Portal.ActingAsync(guardian, "يتيم"));
    }

    private async Task<long> MeAsync() => (await Portal.ActorAsync(Who.Citizen)).PersonId!.Value;

    private Task<KeptAnswer<IdentityRecord>> AskAsync(IdentityQuestion question, long me) => Portal.AskAsync((AskRegistry<IdentityQuestion, IdentityRecord> registry) => registry.AskAsync(question, me, CancellationToken.None));

    private async Task<Outcome<TakenEstablishments>> TakeAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((TakeEstablishmentsHandler take) => take.HandleAsync(new(), actor, CancellationToken.None));
    }

    private async Task<Outcome<TakenWards>> WardsAsync(string who)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((TakeWardsHandler take) => take.HandleAsync(new(), actor, CancellationToken.None));
    }

    public sealed class OnSqlite(SqlitePortal portal) : RegistryTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RegistryTests(portal), IClassFixture<PostgreSqlPortal>;
}
