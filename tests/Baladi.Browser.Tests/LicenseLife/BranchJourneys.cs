using Baladi.Browser.Tests.Browsing;
using Baladi.TestKit.Portals;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;
using Officer = Baladi.Browser.Tests.CommercialLicense.Officer;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>A branch is licensed from the main license; and what a license says wrongly is put right at its holder's asking.</summary>
[Trait("Journey", "LicenseLife")]
public class BranchJourneys(BrowserFixture browser, BaladiServer server) : LicenseLifeTest(browser, server), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Branch_FromTheMainLicense_IsIssued_AndBothShowTheOther()
    {
        var main = await LicenseAsync("\u0631\u0643\u0646 \u0627\u0644\u062c\u0648\u0627\u0644");
        var holder = new Applicant(await OpenDesktop(), "ar");
        await holder.SignInAsync(Who.Citizen);
        await holder.GoAsync($"licenses/{main.Number}");
        await BeginAsync(holder, "license-branch");
        await holder.AnswerAsync(new Dictionary<string, string>
        {
            ["place.municipality"] = Who.Jeddah, ["place.shortAddress"] = "JDAA1234", ["place.city"] = "jeddah", ["shop.tradeName"] = "\u0631\u0643\u0646 \u0627\u0644\u062c\u0648\u0627\u0644 2", ["shop.area"] = "60", ["shop.floor"] = "ground", ["shop.frontSigns"] = "0",
            ["shop.hasPavementUse"] = "false", ["shop.floorHeight"] = "4", ["license.years"] = "1", ["contact.mobile"] = "0500000008",
        });
        await holder.Page.AxeAsync();
        var reference = await holder.SubmitAsync();
        await holder.PayAsync(reference);
        // Its own premises, and not those of the main license.
        await holder.OpenCaseAsync(reference);
        Assert.Contains("60", (await holder.Page.Locator("#facts").TextContentAsync())!, StringComparison.Ordinal);

        await holder.GoAsync($"licenses/{main.Number}");
        Assert.Contains(Says("license.branches"), await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
        await holder.Page.Locator("section[aria-labelledby=branches] a").First.ClickAsync();
        Assert.Contains(Says("license.branchOf"), await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
    }

    [BrowserFact]
    public async Task Correction_OfTheArea_IsDecidedAndPrinted_WithoutAFee()
    {
        var license = await LicenseAsync("\u0647\u062f\u0627\u064a\u0627 \u0627\u0644\u064a\u0627\u0633\u0645\u064a\u0646");
        var (holder, reviewer) = (new Applicant(await OpenPhone(), "ar"), new Officer(await OpenDesktop(), "ar"));
        await holder.SignInAsync(Who.Citizen);
        await holder.GoAsync($"licenses/{license.Number}");
        await BeginAsync(holder, "license-correction");
        await holder.AnswerAsync(new Dictionary<string, string> { ["correction.of"] = "area", ["shop.area"] = "57", ["correction.explanation"] = "\u0627\u0644\u0645\u0633\u0627\u062d\u0629 \u0641\u064a \u0627\u0644\u0639\u0642\u062f 57 \u0645\u062a\u0631\u064b\u0627.", ["contact.mobile"] = "0500000008" });
        var reference = await holder.SubmitAsync();
        await reviewer.SignInAsync(Who.Reviewer);
        await reviewer.JudgeAllMetAsync(reference);
        await reviewer.DecideAsync(reference, "approve");

        Assert.Contains("57", await ScannedAsync(license), StringComparison.Ordinal);
        await holder.GoAsync($"licenses/{license.Number}");
        Assert.Contains(Says("license.change.Corrected"), await holder.ReadAsync(), StringComparison.Ordinal);
    }
}
