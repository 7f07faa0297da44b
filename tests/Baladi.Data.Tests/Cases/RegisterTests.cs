using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Licenses.Signing;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>What the public register finds, in which order, and what it never says.</summary>
public abstract class RegisterTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Name_ByTheBeginningOfAnyWord_IsFoundHoweverItIsWritten()
    {
        var number = await IssueAsync("مكتبة الأُلفة الهادئة");

        foreach (var typed in new[] { "مكتبه", "الالفة", "ألفه", "هاد", "هادئه مكتبة", "ٱلهـــادئة" })
            Assert.Contains(number, await NumbersAsync(new() { Name = typed }));
        foreach (var typed in new[] { "كتبة", "مكتبة الصاخبة", "لفة" })
            Assert.DoesNotContain(number, await NumbersAsync(new() { Name = typed }));
    }

    [SkippableFact]
    public async Task Name_WithTwoWordsThatBeginAlike_IsFoundOnce()
    {
        var number = await IssueAsync("قصر القصور قصرية");

        Assert.Single(await NumbersAsync(new() { Name = "قص" }), found => found == number);
    }

    [SkippableFact]
    public async Task Pages_OneAfterAnother_TellEachLicenseOnceInOrder()
    {
        var numbers = new List<string>();
        foreach (var name in new[] { "ورشة زمرد", "زمردة النخيل", "زمرد", "نجوم الزمرد", "زمرد الشرق" }) numbers.Add(await IssueAsync(name));

        foreach (var name in new[] { "زمرد", null })
        {
            var seen = new List<string>();
            RegisterPlace? after = null;
            do
            {
                var page = await PageAsync(new() { Name = name, Activity = "clothing-shoes", After = RegisterPlace.Parse(after?.ToString()), Size = 2 });
                Assert.InRange(page.Lines.Count, 1, 2);
                seen.AddRange(page.Lines.Select(line => line.Number));
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(seen.Distinct(), seen);
            Assert.Equal(numbers.Order(), seen.Intersect(numbers).Order());
            if (name is not null) Assert.Equal([numbers[4], numbers[3], numbers[2], numbers[0], numbers[1]], seen);
        }
    }

    [SkippableFact]
    public async Task Filters_Narrow()
    {
        var (mine, other) = (await IssueAsync("واحة التمور"), await IssueAsync("واحة الزيتون"));
        await ChangeAsync(other, LicenseState.Suspended);

        Assert.Equal([other], await NumbersAsync(new() { Name = "واحة", Status = LicenseStatus.Suspended }));
        Assert.Equal([mine], await NumbersAsync(new() { Name = "واحة", Status = LicenseStatus.Valid }));
        Assert.Equal([other, mine], await NumbersAsync(new() { Name = "واحة", Activity = "clothing-shoes", Authority = Who.Riyadh }));
        Assert.Empty(await NumbersAsync(new() { Name = "واحة", Activity = "restaurant" }));
        Assert.Empty(await NumbersAsync(new() { Name = "واحة", Authority = Who.Jeddah }));
        Assert.Empty(await NumbersAsync(new() { Name = "واحة", Status = LicenseStatus.Expired }));
        Assert.Equal([other, mine], await NumbersAsync(new() { Name = "واحة", Authority = (await AmanahAsync(mine)).Code }));
    }

    [SkippableFact]
    public async Task ByNumber_OfANaturalPersons_TellsNeitherNameNorAddressAndTheCodeOnThePaperDoes()
    {
        var number = await IssueAsync("بقالة الركن");
        var license = await FindAsync(number);

        var listed = await Portal.AskAsync((VerifyLicense verify) => verify.ByNumberAsync(number, CancellationToken.None));
        var scanned = await Portal.AskAsync((VerifyLicense verify) => verify.ByTokenAsync(license.Token, CancellationToken.None));

        Assert.True(license.HeldByPerson);
        Assert.Equal((null, null, null), (listed!.Holder, listed.Token, listed.Signature));
        Assert.DoesNotContain(listed.Printed.Fields, field => field.Value.Ar == "RSDA3106");
        Assert.Contains(listed.Printed.Fields, field => field.Value.Ar == "بقالة الركن");
        Assert.Equal(license.Holder, scanned!.Holder);
        Assert.Contains(scanned.Printed.Fields, field => field.Value.Ar == "RSDA3106");
    }

    [SkippableFact]
    public async Task Older_IssuedBeforeThereWasARegister_AreEnteredAndStamped()
    {
        var number = await IssueAsync("نخلة الديرة");
        var id = (await FindAsync(number)).Id;
        // As they were: nothing of the register, signed without a stamp.
        await Portal.ReadAsync(db => db.Provider.WriteAsync(db, cancel => db.Licenses.Where(l => l.Id == id).ExecuteUpdateAsync(set =>
            set.SetProperty(l => l.HeldByPerson, (bool?)null).SetProperty(l => l.ActivityCode, (string?)null).SetProperty(l => l.Stamp, (string?)null), cancel), CancellationToken.None));
        await Portal.ReadAsync(db => db.Provider.WriteAsync(db, cancel => db.LicenseWords.Where(word => word.LicenseId == id).ExecuteDeleteAsync(cancel), CancellationToken.None));
        Assert.DoesNotContain(number, await NumbersAsync(new() { Activity = "clothing-shoes" }));

        await Portal.AskAsync(async (FillInLicenses enter) => { await enter.RoundAsync(1, CancellationToken.None); return true; });
        await Portal.AskAsync((SignLicenses sign) => sign.RunAsync(50, CancellationToken.None));

        var entered = await FindAsync(number);
        Assert.Equal((true, "clothing-shoes"), (entered.HeldByPerson, entered.ActivityCode));
        Assert.NotNull(entered.Stamp);
        Assert.NotNull(entered.KeyId);
        Assert.Equal([number], await NumbersAsync(new() { Name = "ديرة نخله" }));
    }

    [SkippableFact]
    public async Task Renamed_IsFoundByItsNewNameOnly()
    {
        var number = await IssueAsync("سنبلة الخير");
        await Portal.AskAsync(async (BaladiDbContext db) =>
        {
            var license = await db.Licenses.SingleAsync(l => l.Number == number);
            db.Entry(license).Property(l => l.Name).CurrentValue = "مشمش الخير";
            await new EnterLicense(db).AnewAsync(license, license.ActivityCode, heldByPerson: false, CancellationToken.None);
            return await db.SaveChangesAsync();
        });

        Assert.Empty(await NumbersAsync(new() { Name = "سنبلة" }));
        Assert.Equal([number], await NumbersAsync(new() { Name = "مشمش خير" }));
    }

    private async Task<string> IssueAsync(string name)
    {
        var shop = await Citizen.SubmitAsync(Application.Retail.With("shop.tradeName", name));
        await Citizen.PayAsync(shop);
        return Assert.Single(await Portal.LicensesAsync(shop)).Number;
    }

    private Task<RegisterLines> PageAsync(RegisterQuestion question) => Portal.AskAsync((ReadRegister register) => register.PageAsync(question, CancellationToken.None));

    private async Task<List<string>> NumbersAsync(RegisterQuestion question) => [.. (await PageAsync(question with { Size = 100 })).Lines.Select(line => line.Number)];

    private Task<License> FindAsync(string number) => Portal.ReadAsync(db => db.Licenses.AsNoTracking().SingleAsync(l => l.Number == number));

    private Task<Core.Authorities.Authority> AmanahAsync(string number) => Portal.ReadAsync(db =>
        (from license in db.Licenses where license.Number == number join at in db.Authorities on license.AuthorityId equals at.Id join above in db.Authorities on at.ParentId equals above.Id select above).SingleAsync());

    private Task<int> ChangeAsync(string number, LicenseState state) => Portal.ReadAsync(db =>
        db.Provider.WriteAsync(db, cancel => db.Licenses.Where(l => l.Number == number).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, state), cancel), CancellationToken.None));

    public sealed class OnSqlite(SqlitePortal portal) : RegisterTests(portal), IClassFixture<SqlitePortal>
    {
        // On a table of any size a page reads what it shows: no other plan does.
        [SkippableTheory]
        [InlineData("مطعم", null, null)]
        [InlineData("مطعم البحر", null, null)]
        [InlineData(null, "restaurant", null)]
        [InlineData(null, null, Who.Riyadh)]
        [InlineData(null, null, null)]
        public async Task Plan_OfEachQuestion_IsARangeOfAnIndexInItsOrder(string? name, string? activity, string? authority)
        {
            var plan = await Portal.AskAsync(async (BaladiDbContext db) =>
            {
                var register = new ReadRegister(db, Portal.Services.GetRequiredService<Core.Authorities.Geography>(), TimeProvider.System);
                await using var command = register.Ask(new() { Name = name, Activity = activity, Authority = authority, After = new(long.MaxValue, name is null ? null : "م") }).Take(21).CreateDbCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
                await db.Database.OpenConnectionAsync();
                var steps = new List<string>();
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
                return steps;
            });

            Assert.All(plan, step => Assert.DoesNotContain("SCAN", step, StringComparison.Ordinal));
            Assert.All(plan, step => Assert.DoesNotContain("TEMP B-TREE", step, StringComparison.Ordinal));
        }
    }

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RegisterTests(portal), IClassFixture<PostgreSqlPortal>;
}
