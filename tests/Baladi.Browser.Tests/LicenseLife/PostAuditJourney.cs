using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baladi.Browser.Tests.Browsing;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.TestKit.Portals;
using Baladi.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;
using Officer = Baladi.Browser.Tests.CommercialLicense.Officer;
using Visitor = Baladi.Browser.Tests.CommercialLicense.Visitor;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>A barber is licensed at once, drawn the next day, found to have more chairs than declared, and puts it right; a second does not, and is suspended.</summary>
[Trait("Journey", "LicenseLife")]
public class PostAuditJourney(BrowserFixture browser, BaladiServer server) : LicenseLifeTest(browser, server), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Finding_IsVerifiablyDrawn_PutRightByTheHolder_AndPrinted()
    {
        var license = await LicenseAsync("صالون الفارس للحلاقة");
        var reference = await AuditOfAsync(license);
        var (holder, reviewer) = (new Applicant(await OpenPhone(), "ar"), new Officer(await OpenDesktop(), "ar"));

        // The holder follows the message: why they were drawn, and by which arithmetic.
        await holder.SignInAsync("1000002046");
        await holder.OpenCaseAsync(reference);
        Assert.Contains(Says("case.drawn.title"), await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
        await holder.Follow(Says("case.drawn.verify"));
        Assert.Contains(Says("postAudit.mine.drawn"), await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
        await VerifyAsync(holder.Page.Url, license.Number);

        await reviewer.SignInAsync(Who.Reviewer);
        await AskAsync(reviewer, reference, "barber.chairs", "في صور الموقع خمسة كراسي.");
        await holder.OpenCaseAsync(reference);
        await holder.Follow(Says("case.next.Correct.do"));
        await holder.FillAsync("barber.chairs", "5");
        await holder.Page.AxeAsync();
        await holder.Press(Says("corrections.send"));
        await reviewer.JudgeAllMetAsync(reference);
        await reviewer.DecideAsync(reference, "in-order");

        await holder.OpenCaseAsync(reference);
        Assert.Equal("corrected", (await CaseAsync(reference)).Milestone);
        Assert.Contains("صُححت الرخصة", await holder.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(Says("verify.status.Valid"), await ScannedAsync(license), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Finding_NobodyAnswers_IsDecidedWithoutTheAnswer_AndTheLicenseSuspendedByAnother()
    {
        var applicant = new Applicant(await OpenDesktop(), "ar");
        await applicant.BeginAsync("commercial-license", Who.Citizen);
        await applicant.AnswerAsync(new Dictionary<string, string>
        {
            ["license.activity"] = "barber", ["applicant.establishment"] = "", ["place.municipality"] = Who.Riyadh, ["place.city"] = "riyadh", ["place.shortAddress"] = "RSDA3110", ["shop.tradeName"] = "حلاق الحارة", ["shop.area"] = "30",
            ["shop.frontSigns"] = "0", ["shop.hasPavementUse"] = "false", ["barber.chairs"] = "2", ["barber.electronicPayment"] = "true", ["license.years"] = "1", ["contact.mobile"] = "0500000008",
        });
        await applicant.PayAsync(await applicant.SubmitAsync());
        var license = await LicenseAsync("حلاق الحارة");
        // A day that was committed to: the demo commits a week ahead of the day it was seeded.
        await DaysAsync(1.2);
        var reference = await AuditOfAsync(license);
        var (reviewer, manager) = (new Officer(await OpenDesktop(), "ar"), new Officer(await OpenDesktop(), "ar"));

        await reviewer.SignInAsync(Who.Reviewer);
        await AskAsync(reviewer, reference, "barber.chairs", "في صور الموقع ثلاثة كراسي.");
        await DaysAsync(30);
        await reviewer.OpenCaseAsync(reference);
        var clause = reviewer.Page.Locator("main form.judge:visible").First;
        await clause.Locator("summary").ClickAsync();
        await clause.Locator("textarea").FillAsync("المستند لا يخص هذا المحل.");
        await clause.Locator("button[name=Verdict][value=Fail]").First.ClickAsync();
        await reviewer.Page.WaitForLoadStateAsync();
        await reviewer.DecideAsync(reference, "propose", "لم يرد صاحب الرخصة على ما طُلب منه.");
        await manager.SignInAsync(Who.Manager);
        await manager.DecideAsync(reference, "approve");

        Assert.Contains(Says("verify.status.Suspended"), await ScannedAsync(license), StringComparison.Ordinal);
        await applicant.OpenCaseAsync(reference);
        Assert.Contains("المستند لا يخص هذا المحل.", await applicant.ReadAsync(), StringComparison.Ordinal);
        await applicant.GoAsync($"licenses/{license.Number}");
        await BeginAsync(applicant, "license-objection");
    }

    private static async Task AskAsync(Officer reviewer, string reference, string fact, string message)
    {
        await reviewer.GoAsync($"desk/cases/{reference}/corrections");
        await reviewer.Page.Locator($"input[name=Targets][value$='{fact}']").CheckAsync();
        await reviewer.Page.Locator($".ask__item:has(input[value$='{fact}']) textarea").FillAsync(message);
        await reviewer.Page.AxeAsync();
        await reviewer.Press(reviewer.Says("desk.corrections.send"));
    }

    /// <summary>Draws again what was published, in the few lines the page describes.</summary>
    private async Task VerifyAsync(string page, string number)
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        var draw = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/licenses/post-audits/{new Uri(page).AbsolutePath.Split('/')[^1]}", UriKind.Relative));
        var secret = Convert.FromHexString(draw.GetProperty("secret").GetString()!);
        var licenses = draw.GetProperty("licenses").EnumerateArray().Select(license => (Number: license.GetProperty("code").GetString()!, PerMille: license.GetProperty("perMille").GetInt32(), Drawn: license.GetProperty("drawn").GetBoolean())).ToList();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(licenses.OrderBy(license => license.Number, StringComparer.Ordinal).Select(license => $"{license.Number},{license.PerMille}\n")))));
        Assert.Equal(draw.GetProperty("commitment").GetString(), Convert.ToHexStringLower(SHA256.HashData(secret)));
        Assert.Equal(draw.GetProperty("digest").GetString(), digest);
        Assert.True(licenses.Single(license => license.Number == number).Drawn);
        foreach (var license in licenses)
        {
            var mark = Convert.ToUInt64(Convert.ToHexString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{digest}:{license.Number}")))[..16], 16);
            Assert.Equal(license.Drawn, mark / Math.Pow(2, 64) < license.PerMille / 1000.0);
        }
    }

    private async Task DaysAsync(double days)
    {
        var clock = Server.Services.GetRequiredService<Clock>();
        clock.Advance(clock.Offset + TimeSpan.FromDays(days));
        await using var scope = Server.Services.CreateAsyncScope();
        await Clockwork.TickAsync(scope.ServiceProvider, CancellationToken.None);
    }

    private Task<string> AuditOfAsync(License license) => Server.Services.AskAsync((BaladiDbContext db) =>
        db.Set<Case>().AsNoTracking().Where(c => c.SubjectId == license.Id && c.ServiceCode == "license-post-audit").Select(c => c.Reference).SingleAsync());

    private Task<Case> CaseAsync(string reference) => Server.Services.AskAsync((BaladiDbContext db) => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Reference == reference));
}
