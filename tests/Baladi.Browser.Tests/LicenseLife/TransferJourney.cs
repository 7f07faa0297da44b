using Baladi.Browser.Tests.Browsing;
using Baladi.TestKit.Portals;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;
using Officer = Baladi.Browser.Tests.CommercialLicense.Officer;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>A shop is sold: the new holder is named, sees what they take over, agrees, and has the license; the one before keeps the record.</summary>
[Trait("Journey", "LicenseLife")]
public class TransferJourney(BrowserFixture browser, BaladiServer server) : LicenseLifeTest(browser, server), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Transfer_NamedAgreedReviewedPaid_ChangesHands()
    {
        var license = await LicenseAsync("\u0647\u062f\u0627\u064a\u0627 \u0627\u0644\u064a\u0627\u0633\u0645\u064a\u0646");
        var (seller, buyer, reviewer) = (new Applicant(await OpenDesktop(), "ar"), new Applicant(await OpenPhone(), "ar"), new Officer(await OpenDesktop(), "ar"));
        await seller.SignInAsync(Who.Citizen);
        await seller.GoAsync($"licenses/{license.Number}");
        await BeginAsync(seller, "license-transfer");
        await seller.AnswerAsync(new Dictionary<string, string> { ["transfer.toKind"] = "person" }, until: "person");

        // A wrong day of birth says no more than a wrong number, and loses nothing that was typed.
        await seller.FillAsync("transfer.nationalId", Who.Resident);
        await seller.FillAsync("transfer.bornOn", "1988-05-15");
        await seller.Press(seller.Says("applications.save"));
        Assert.Contains(Says("problem.party-unknown"), await seller.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(Who.Resident, await seller.Page.InputValueAsync("main [name='transfer.nationalId']"));
        await seller.Page.AxeAsync();
        await seller.AnswerAsync(new Dictionary<string, string> { ["transfer.nationalId"] = Who.Resident, ["transfer.bornOn"] = "1988-05-14", ["contact.mobile"] = "0500000008" });
        Assert.DoesNotContain(Who.Resident, await seller.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(seller.Says("applications.submit.asked", "\u0642\u0637\u0627\u0639 \u0634\u0631\u0642 \u0645\u062f\u064a\u0646\u0629 \u0627\u0644\u0631\u064a\u0627\u0636"), await seller.ReadAsync(), StringComparison.Ordinal);
        var reference = await seller.SubmitAsync();

        await buyer.SignInAsync(Who.Resident);
        await buyer.GoAsync("licenses");
        await buyer.Follow(Says("consent.asked.open"));
        await buyer.Page.AxeAsync();
        var shown = await buyer.ReadAsync();
        Assert.Contains(license.Number, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("0500000008", shown, StringComparison.Ordinal);
        await buyer.Page.Locator("main button[value=agree]").ClickAsync();
        Assert.Contains(Says("problem.undertake-all"), await buyer.ReadAsync(), StringComparison.Ordinal);
        foreach (var box in await buyer.Page.Locator("main input[type=checkbox]").AllAsync()) await box.CheckAsync();
        await buyer.Page.Locator("main button[value=agree]").ClickAsync();
        await buyer.Page.WaitForLoadStateAsync();
        Assert.Contains(Says("consent.said.agreed"), await buyer.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await buyer.Page.GotoAsync($"ar/licenses/cases/{reference}"))!.Status);

        await reviewer.SignInAsync(Who.Reviewer);
        await reviewer.JudgeAllMetAsync(reference);
        await reviewer.DecideAsync(reference, "approve");
        await seller.PayAsync(reference);

        await buyer.GoAsync($"licenses/{license.Number}");
        await buyer.Page.AxeAsync();
        Assert.Contains(Says("license.services"), await buyer.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await seller.Page.GotoAsync($"ar/licenses/{license.Number}"))!.Status);
        await seller.GoAsync($"licenses/cases/{reference}");
        await seller.Follow(Says("license.former.open"));
        await seller.Page.AxeAsync();
        Assert.Contains("\u0647\u062f\u0627\u064a\u0627 \u0627\u0644\u064a\u0627\u0633\u0645\u064a\u0646", await seller.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(Says("verify.status.Valid"), await ScannedAsync(license), StringComparison.Ordinal);
    }
}
