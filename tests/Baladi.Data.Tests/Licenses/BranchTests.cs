using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>Another place of the same holder has a license and a life of its own; and what a license says wrongly is put right at its holder's asking.</summary>
public abstract class BranchTests(Portal portal) : LicenseLifeTest(portal)
{
    private static Application Branch => Application.About("license-branch").In(Who.Jeddah).With("place.shortAddress", "JDAA1234").With("shop.area", "60").With("shop.floor", "ground").With("shop.floorHeight", "4");

    private async Task<License> BranchAsync(License main)
    {
        var reference = await Citizen.SubmitAsync(Branch, main.Number);
        await Citizen.PayAsync(reference);
        return (await Portal.LicensesAsync(reference)).Single();
    }

    [SkippableFact]
    public async Task Branch_IsALicenseOfTheSameService_OfTheAuthorityOfItsPlace()
    {
        var main = await Citizen.LicensedAsync();

        var branch = await BranchAsync(main);

        Assert.Equal((main.Id, true, "retail-license", main.HolderPersonId), (branch.LinkedToId, branch.IsBranch, branch.ServiceCode, branch.HolderPersonId));
        Assert.NotEqual(main.AuthorityId, branch.AuthorityId);
        Assert.Contains(branch.Printed().Fields, field => field.Value.Ar == "JDAA1234");
        Assert.Equal(main.ActivityCode, branch.ActivityCode);
    }

    [SkippableFact]
    public async Task Branch_AsksItsOwnDocuments_AndNotWhatDoesNotChange()
    {
        var main = await Citizen.LicensedAsync();

        var review = await Citizen.ReviewAsync((await Citizen.StartAsync("license-branch", main.Number)).Expect());

        Assert.DoesNotContain(review.Pages, page => page.Page.Facts.Contains("license.activity"));
        Assert.Equal("clothing-shoes", review.Book.Text("license.activity"));
        Assert.Equal(main.Name, review.Content.Facts["shop.tradeName"]);
        Assert.False(review.Content.Facts.ContainsKey("place.shortAddress") || review.Content.Facts.ContainsKey("place.municipality"));
        Assert.DoesNotContain(review.Evidence, review.IsOnFile);
        Assert.Contains(review.Evidence, clause => clause.ClauseCode == "commercial.tenancy");
    }

    [SkippableFact]
    public async Task Branch_OutlivesTheMainLicense_AndHasARenewalOfItsOwn()
    {
        var main = await Citizen.LicensedAsync();
        var branch = await BranchAsync(main);

        await SuspendAsync(main);
        var suspended = await StatusAsync(branch);
        await Citizen.SubmitAsync(Application.About("license-cancellation"), main.Number);
        TravelToEnd(branch, -30);
        await Citizen.PayAsync(await Citizen.SubmitAsync(Renewal, branch.Number));

        Assert.Equal((LicenseStatus.Valid, LicenseStatus.Cancelled), (suspended, await StatusAsync(main)));
        Assert.Equal(branch.ValidTo.AddYears(1), (await Now(branch)).ValidTo);
    }

    [SkippableFact]
    public async Task Correction_AskedByTheHolder_IsDecided_AndCostsNothing()
    {
        var license = await Citizen.LicensedAsync();

        var reference = await Citizen.SubmitAsync(Application.About("license-correction").With("correction.of", "area").With("shop.area", "68"), license.Number);
        await Reviewer.PassAllAsync(reference);
        (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();

        var after = await Now(license);
        Assert.Contains(after.Printed().Fields, field => field.Value.En.Contains("68", StringComparison.Ordinal));
        // What was not asked stands as it did.
        Assert.Equal(license.Printed().Fields.Count, after.Printed().Fields.Count);
        Assert.Contains(after.Printed().Fields, field => field.Value.Ar == "RSDA3106");
        Assert.Equal([LicenseChangeKind.Corrected], await ChangesAsync(license));
        Assert.Empty(await Portal.PaymentsAsync(reference));
    }

    [SkippableFact]
    public async Task Correction_OfNothing_CannotBeSubmitted()
    {
        var license = await Citizen.LicensedAsync();
        var draft = await Citizen.DraftAsync(Application.About("license-correction").With("correction.of", "area").With("shop.area", "86"), license.Number);

        Assert.Contains("service-not-open", (await Citizen.SubmitDraftAsync(draft)).Codes());
    }
}

public sealed class BranchOnSqlite(SqlitePortal portal) : BranchTests(portal), IClassFixture<SqlitePortal>;

public sealed class BranchOnPostgreSql(PostgreSqlPortal portal) : BranchTests(portal), IClassFixture<PostgreSqlPortal>;
