using Baladi.Browser.Tests.Browsing;
using Baladi.TestKit.Portals;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;
using Officer = Baladi.Browser.Tests.CommercialLicense.Officer;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>A license is amended by its holder; and another is suspended, shown so to whoever scans it, objected to and given back.</summary>
[Trait("Journey", "LicenseLife")]
public class ChangeJourneys(BrowserFixture browser, BaladiServer server) : LicenseLifeTest(browser, server), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Amendment_OfOneThing_AnswersOneThing_AndIsPrinted()
    {
        var license = await LicenseAsync("هدايا الياسمين");
        var holder = new Applicant(await OpenDesktop(), "ar");
        var reviewer = new Officer(await OpenDesktop(), "ar");
        await holder.SignInAsync(Who.Citizen);
        await holder.GoAsync($"licenses/{license.Number}");
        await BeginAsync(holder, "license-amendment");

        await holder.Page.GotoAsync(holder.Page.Url + "/area");
        await holder.FillAsync("shop.area", "61");
        await holder.Press(holder.Says("applications.save"));
        await holder.AnswerAsync(new Dictionary<string, string> { ["contact.mobile"] = "0500000008" });
        var reference = await holder.SubmitAsync();
        await reviewer.SignInAsync(Who.Reviewer);
        await reviewer.JudgeAllMetAsync(reference);
        await reviewer.DecideAsync(reference, "approve");
        await holder.PayAsync(reference);

        Assert.Contains("61", await ScannedAsync(license), StringComparison.Ordinal);
        Assert.Equal(license.ValidTo, (await LicenseAsync("هدايا الياسمين")).ValidTo);
    }

    [BrowserFact]
    public async Task Suspension_SignedByASecondPerson_ShowsOnTheCode_IsObjectedTo_AndLifted()
    {
        var license = await LicenseAsync("ركن الجوال");
        var (inspector, manager, committee) = (new Applicant(await OpenDesktop(), "ar"), new Officer(await OpenDesktop(), "ar"), new Officer(await OpenDesktop(), "ar"));
        var holder = new Applicant(await OpenPhone(), "ar");

        await inspector.SignInAsync(Who.Inspector);
        await inspector.GoAsync("desk");
        await inspector.Page.FillAsync("main [name=reference]", license.Number);
        await inspector.Press(inspector.Says("desk.find.go"));
        await BeginAsync(inspector, "license-suspension");
        await inspector.AnswerAsync(new Dictionary<string, string> { ["suspension.ground"] = "safety", ["suspension.danger"] = "false", ["suspension.facts"] = "مخرج الطوارئ مغلق بالبضائع." });
        await inspector.Page.AxeAsync();
        await inspector.Press(inspector.Says("applications.submit.official.do"));
        await inspector.Page.WaitForURLAsync("**/desk/cases/*");
        var suspension = inspector.Page.Url.Split('/')[^1];
        var proposed = await ScannedAsync(license);
        await manager.SignInAsync(Who.Manager);
        await manager.DecideAsync(suspension, "approve");
        var suspended = await ScannedAsync(license);

        await holder.SignInAsync(Who.Citizen);
        await holder.GoAsync($"licenses/cases/{suspension}");
        Assert.Contains("مخرج الطوارئ مغلق بالبضائع.", await holder.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
        await holder.GoAsync($"licenses/{license.Number}");
        Assert.Contains(Says("license.suspended.title"), await holder.ReadAsync(), StringComparison.Ordinal);
        await BeginAsync(holder, "license-objection");
        await holder.AnswerAsync(new Dictionary<string, string> { ["objection.reason"] = "نُقلت البضائع في الساعة نفسها.", ["contact.mobile"] = "0500000008" });
        // Not whoever suspended it, but the committee at the amanah.
        Assert.Contains(Says("applications.submit.stays"), await holder.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(holder.Says("applications.submit.reviewed", "أمانة منطقة الرياض"), await holder.ReadAsync(), StringComparison.Ordinal);
        var objection = await holder.SubmitAsync();
        var stayed = await ScannedAsync(license);
        await holder.GoAsync($"licenses/{license.Number}");
        Assert.Contains(Says("license.stayed.title"), await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
        await committee.SignInAsync(Who.Objections);
        await committee.DecideAsync(objection, "approve");

        Assert.Contains(Says("verify.status.Valid"), proposed, StringComparison.Ordinal);
        Assert.Contains(Says("verify.status.Suspended"), suspended, StringComparison.Ordinal);
        Assert.Contains(Says("verify.status.Stayed"), stayed, StringComparison.Ordinal);
        Assert.Contains(Says("verify.status.Valid"), await ScannedAsync(license), StringComparison.Ordinal);
    }
}
