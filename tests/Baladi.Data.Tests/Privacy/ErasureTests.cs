using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Documents;
using Baladi.Core.Licenses;
using Baladi.Core.People.Establishments;
using Baladi.Core.People.SupportCentre;
using Baladi.Core.Privacy;
using Baladi.Core.Publishing;
using Baladi.Core.Registries;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Privacy;

/// <summary>What is personal goes when its published time is over; what was decided, and the proof of it, stays.</summary>
public abstract class ErasureTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Case_EndedAndItsTimeOver_LosesWhatIsPersonalAndKeepsTheRecord()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Owner.SayAsync(place, "رقم جاري 0500000077")).Expect();
        (await Owner.WithdrawAsync(place, "سافرت إلى أهلي")).Expect();
        var before = await Portal.CaseAsync(place);
        Assert.Contains(before.Facts, fact => fact.Code == "contact.mobile");

        Portal.TravelTo(Portal.Now.AddMonths(Months(RetentionClass.EndedCase)).AddDays(-1));
        await EraseAsync();
        Assert.Null((await Portal.CaseAsync(place)).Case.ErasedAt);
        Portal.Travel(TimeSpan.FromDays(2));
        await EraseAsync();

        var after = await Portal.CaseAsync(place);
        Assert.NotNull(after.Case.ErasedAt);
        Assert.DoesNotContain(after.Facts, fact => fact.Code == "contact.mobile");
        Assert.Empty(after.Evidence);
        Assert.All(after.Events, entry => Assert.Null(entry.Event.Text));
        Assert.Null(after.Case.ShortAddress);
        Assert.Equal((before.Case.Result, before.Case.ClosedAt, before.Clauses.Count), (after.Case.Result, after.Case.ClosedAt, after.Clauses.Count));
        Assert.Equal(before.Events.Count + 1, after.Events.Count);
        var files = before.Evidence.Select(document => document.StoredFileId).ToList();
        var store = Portal.Services.GetRequiredService<FileStore>();
        Assert.NotEmpty(files);
        await Portal.AskAsync((SweepFiles sweep) => sweep.RunAsync(100, CancellationToken.None));
        Assert.All(files, file => Assert.False(store.Exists(file)));
        Assert.Empty(await Portal.AskAsync((VerifyAudit verify) => verify.RunAsync(20, null, CancellationToken.None)));
    }

    [SkippableFact]
    public async Task Case_WithALicense_IsKeptUntilLongAfterItHasRunOut()
    {
        var shop = await Citizen.SubmitRetailAsync();
        await Citizen.PayAsync(shop);
        var closed = (await Portal.CaseAsync(shop)).Case.ClosedAt!.Value;

        Portal.TravelTo(closed.AddMonths(Months(RetentionClass.EndedCase) + 1));
        await EraseAsync();
        Assert.Null((await Portal.CaseAsync(shop)).Case.ErasedAt);
        // A year of validity, and then the time of its class.
        Portal.TravelTo(closed.AddMonths(Months(RetentionClass.LicensedCase) + 11));
        await EraseAsync();
        Assert.Null((await Portal.CaseAsync(shop)).Case.ErasedAt);
        Portal.TravelTo(closed.AddMonths(Months(RetentionClass.LicensedCase) + 26));
        await EraseAsync();

        Assert.NotNull((await Portal.CaseAsync(shop)).Case.ErasedAt);
    }

    [SkippableFact]
    public async Task Case_ThatChangedALicenseStillAlive_IsKeptWithIt()
    {
        var license = await Citizen.LicensedAsync();
        Portal.TravelTo(RiyadhTime.StartOf(license.ValidTo.AddDays(-30)).AddHours(9));
        var renewal = await Citizen.SubmitAsync(Application.About("license-renewal").With("license.years", "5"), license.Number);
        await Citizen.PayAsync(renewal);

        Portal.TravelTo(Portal.Now.AddMonths(Months(RetentionClass.EndedCase)).AddDays(2));
        await EraseAsync();

        Assert.Null((await Portal.CaseAsync(renewal)).Case.ErasedAt);
        Assert.Contains((await Portal.CaseAsync(renewal)).Facts, fact => fact.Code == "contact.mobile");
        Portal.TravelTo(Portal.Now.AddYears(6).AddMonths(Months(RetentionClass.LicensedCase)));
        await EraseAsync();
        Assert.NotNull((await Portal.CaseAsync(renewal)).Case.ErasedAt);
    }

    [SkippableFact]
    public async Task Case_WithdrawnAboutALicenseStillAlive_LeavesTheSharedDocumentsOnFile()
    {
        var license = await Citizen.LicensedAsync();
        Portal.TravelTo(RiyadhTime.StartOf(license.ValidTo.AddDays(-30)).AddHours(9));
        await Citizen.PayAsync(await Citizen.SubmitAsync(Application.About("license-renewal").With("license.years", "5"), license.Number));
        var amendment = await Citizen.SubmitAsync(Application.About("license-amendment").With("shop.area", "100"), license.Number);
        var files = (await Portal.CaseAsync(amendment)).Evidence.Select(document => document.StoredFileId).ToList();
        (await Citizen.WithdrawAsync(amendment)).Expect();

        Portal.TravelTo(Portal.Now.AddMonths(Months(RetentionClass.EndedCase)).AddDays(2));
        await EraseAsync();
        await Portal.AskAsync((SweepFiles sweep) => sweep.RunAsync(100, CancellationToken.None));

        Assert.NotNull((await Portal.CaseAsync(amendment)).Case.ErasedAt);
        var onFile = (await Portal.AskAsync(async (LicenseSubjects subjects) => (await subjects.FindAsync(license.Id, CancellationToken.None))!)).OnFile;
        var shared = files.Where(onFile.Values.Contains).ToList();
        Assert.NotEmpty(shared);
        Assert.All(shared, file => Assert.True(Portal.Services.GetRequiredService<FileStore>().Exists(file)));
    }

    [SkippableFact]
    public async Task Case_Open_IsNeverErased()
    {
        var place = await Owner.SubmitRestaurantAsync();
        Portal.Travel(TimeSpan.FromDays(365 * 30));

        await EraseAsync();

        Assert.Null((await Portal.CaseAsync(place)).Case.ErasedAt);
    }

    [SkippableFact]
    public async Task Draft_Forgotten_GoesWithItsUploads()
    {
        var draft = await Owner.DraftAsync(Application.Restaurant);
        var files = await Portal.ReadAsync(db => db.Set<DraftEvidence>().Where(e => db.Set<Draft>().Any(d => d.Id == e.DraftId && d.Reference == draft)).Select(e => e.StoredFileId).ToListAsync());
        Assert.NotEmpty(files);

        Portal.TravelTo(Portal.Now.AddMonths(Months(RetentionClass.Draft)).AddDays(2));
        var erased = await EraseAsync();

        Assert.True(erased[RetentionClass.Draft] >= 1);
        Assert.False(await Portal.ReadAsync(db => db.Set<Draft>().AnyAsync(d => d.Reference == draft)));
        Assert.All(files, file => Assert.False(Portal.Services.GetRequiredService<FileStore>().Exists(file)));
    }

    [SkippableFact]
    public async Task Trust_AsLongAsPublished_GoesAndLeavesTheChainWhole()
    {
        var id = Newcomers.NewNationalId();
        await Portal.RegisterAsync(id);
        var clerk = new Clerk(Portal, Who.Clerk);
        var visit = (await clerk.OpenAsync(id)).Expect();
        (await clerk.VerifyAsync(visit, await clerk.SendCodeAsync(visit))).Expect();
        var person = await Portal.ReadAsync(db => db.People.Where(p => p.NationalIdHash == Portal.HashOf(id)).Select(p => p.Id).SingleAsync());
        Assert.Equal((true, true, true), await KeptAsync(person));
        Portal.Registries.Add(Who.Citizen, new RegisteredEstablishment("7" + Who.Citizen[1..], new("مؤسسة", "Est."), Portal.Today.AddYears(1)));
        var owner = await Portal.ActorAsync(Who.Citizen);
        (await Portal.AskAsync((TakeEstablishmentsHandler take) => take.HandleAsync(new(), owner, CancellationToken.None))).Expect();
        Assert.True(await RestsAsync());

        // Keys are of the machine's clock, times of the portal's.
        var now = new[] { TimeProvider.System.GetUtcNow(), Portal.Now }.Max();
        Portal.TravelTo(now.AddMonths(Months(RetentionClass.History)).AddDays(2));
        await EraseAsync();
        Assert.Equal((false, true, true), await KeptAsync(person));

        Portal.TravelTo(now.AddMonths(Months(RetentionClass.IdentityProof)).AddDays(2));
        await EraseAsync();
        Assert.Equal((false, false, false), await KeptAsync(person));
        Assert.True(await RestsAsync());
        Assert.Empty(await Portal.AskAsync((VerifyAudit verify) => verify.RunAsync(20, null, CancellationToken.None)));
    }

    private Task<bool> RestsAsync() => Portal.ReadAsync(db => db.Memberships.AnyAsync(m => db.Set<RegistryAnswer>().Any(a => a.Id == m.RegistryAnswerId)));

    private Task<(bool History, bool Visits, bool Answers)> KeptAsync(long person) => Portal.ReadAsync(async db =>
        (await db.PersonEvents.AnyAsync(e => e.PersonId == person), await db.Set<CounterVisit>().AnyAsync(v => v.PersonId == person), await db.Set<RegistryAnswer>().AnyAsync(a => a.PersonId == person)));

    [SkippableFact]
    public async Task Run_Again_DoesNothingMore()
    {
        await Owner.WithdrawAsync(await Owner.SubmitRestaurantAsync());
        Portal.Travel(TimeSpan.FromDays(365 * 20));

        var first = await EraseAsync();
        var second = await EraseAsync();

        Assert.NotEmpty(first);
        Assert.Empty(second);
        Assert.True(await Portal.ReadAsync(db => db.Set<Erasure>().AnyAsync(erasure => erasure.Class == RetentionClass.EndedCase && erasure.Count > 0)));
    }

    private int Months(RetentionClass kind) =>
        Portal.Services.GetRequiredService<PublishedCatalog>().InForce<RetentionSchedule>(EraseExpired.Schedule)!.Content.Rules.Single(rule => rule.Class == kind).Months;

    private Task<IReadOnlyDictionary<RetentionClass, int>> EraseAsync() => Portal.AskAsync((EraseExpired erase) => erase.RunAsync(2, CancellationToken.None));

    public sealed class OnSqlite(SqlitePortal portal) : ErasureTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ErasureTests(portal), IClassFixture<PostgreSqlPortal>;
}
