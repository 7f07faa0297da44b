using System.Globalization;
using Baladi.Browser.Tests.Browsing;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.TestKit.Portals;
using Baladi.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;
using Officer = Baladi.Browser.Tests.CommercialLicense.Officer;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>An inspector with a phone goes to a shop nobody told, photographs what is wrong, and comes back once it is remedied; the holder reads what was found and what it costs.</summary>
[Trait("Journey", "LicenseLife")]
public class InspectionJourney(BrowserFixture browser, BaladiServer server) : LicenseLifeTest(browser, server), IClassFixture<BaladiServer>
{
    private const string Clause = "commercial.license-displayed";

    [BrowserFact]
    public async Task Round_FindsAViolation_ThatIsSigned_RemediedAndClosedWithoutAFine()
    {
        var license = await LicenseAsync("هدايا الياسمين");
        var (inspector, manager, holder) = (new Officer(await OpenPhone(), "ar"), new Officer(await OpenDesktop(), "ar"), new Applicant(await OpenDesktop(), "ar"));
        await inspector.SignInAsync(Who.Inspector);
        await manager.SignInAsync(Who.Manager);
        await holder.SignInAsync(Who.Citizen);

        // Begun on the page of the license; the holder learns nothing of it.
        await inspector.GoAsync($"desk/licenses/{license.Number}");
        await BeginAsync(inspector, "license-inspection");
        var reference = await SubmitAsync(inspector);
        await holder.GoAsync($"licenses/cases/{reference}");
        Assert.Contains("404", await holder.Page.TitleAsync() + await holder.ReadAsync(), StringComparison.Ordinal);

        await VisitAsync(inspector, reference);
        await PhotographAsync(inspector, "وجهة المحل بلا رخصة معلقة.");
        await inspector.DecideAsync(reference, "violations", "الرخصة غير معلقة في مكان ظاهر من المحل.");
        await manager.GoAsync($"desk/cases/{reference}/decisions/approve");
        Assert.Contains(Says("violations.ifNotRemedied"), await manager.ReadAsync(), StringComparison.Ordinal);
        await manager.Page.AxeAsync();
        await manager.DecideAsync(reference, "approve");

        // What was found, with its photo, its fine and the time to remedy it.
        await holder.OpenCaseAsync(reference);
        Assert.Contains("وجهة المحل بلا رخصة معلقة.", await holder.ReadAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await holder.Page.APIRequest.GetAsync(await holder.Page.Locator(".violation a").First.EvaluateAsync<string>("a => a.href"))).Status);
        await holder.Page.AxeAsync();
        await holder.Follow(Says("case.next.Other.do"));
        await holder.Page.AxeAsync();
        await holder.Press("عالجت المخالفات");

        await VisitAsync(inspector, reference);
        await ChangeToMetAsync(inspector);
        await inspector.JudgeAllMetAsync(reference);
        await inspector.DecideAsync(reference, "remedied");

        Assert.Equal("closed", (await CaseAsync(reference)).Milestone);
        await holder.GoAsync($"licenses/{license.Number}");
        Assert.Contains(Says("violations.state.Remedied"), await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
    }

    private static async Task<string> SubmitAsync(Officer inspector)
    {
        await inspector.Page.Locator("main a[href*='/occasion']").First.ClickAsync();
        await inspector.Page.CheckAsync("[value=round]");
        await inspector.Page.Locator("main form button").First.ClickAsync();
        await inspector.Page.WaitForURLAsync("**/subject*");
        await inspector.Page.FillAsync("textarea", "عرض الرخصة في المحل.");
        await inspector.Page.Locator("main form button").First.ClickAsync();
        await inspector.Page.WaitForURLAsync("**/answers*");
        await inspector.Page.AxeAsync();
        await inspector.Press(inspector.Says("applications.submit.official.do"));
        await inspector.Page.WaitForURLAsync("**/desk/cases/*");
        return new Uri(inspector.Page.Url).AbsolutePath.Split('/')[^1];
    }

    /// <summary>Sets a visit for the week after, finds it among the day's, and says that it was made.</summary>
    private async Task VisitAsync(Officer inspector, string reference)
    {
        var clock = Server.Services.GetRequiredService<Clock>();
        var day = RiyadhTime.DateOf(clock.GetUtcNow()).AddDays(7);
        await inspector.GoAsync($"desk/cases/{reference}/visits");
        await inspector.Page.FillAsync("[name='On.day']", day.Day.ToString(CultureInfo.InvariantCulture));
        await inspector.Page.FillAsync("[name='On.month']", day.Month.ToString(CultureInfo.InvariantCulture));
        await inspector.Page.FillAsync("[name='On.year']", day.Year.ToString(CultureInfo.InvariantCulture));
        await inspector.Page.SelectOptionAsync("[name=From]", "10:00");
        await inspector.Page.SelectOptionAsync("[name=To]", "12:00");
        await inspector.Press(Says("visits.plan.do"));
        await inspector.Page.AxeAsync();
        clock.Advance(clock.Offset + (RiyadhTime.At(day, new(10, 15)) - clock.GetUtcNow()));
        await using (var scope = Server.Services.CreateAsyncScope()) await Clockwork.TickAsync(scope.ServiceProvider, CancellationToken.None);
        await inspector.GoAsync("desk/visits");
        await inspector.Page.AxeAsync();
        await inspector.Page.Locator($"main a[href$='{reference}/visits']").ClickAsync();
        await inspector.Page.Locator("[name=State][value=Made]").CheckAsync();
        await inspector.Press(Says("visits.settle"));
    }

    private static async Task ChangeToMetAsync(Officer inspector)
    {
        var clause = inspector.Page.Locator($"#clause-{Clause.Replace('.', '-')}");
        await clause.GetByText(Says("desk.judge.change")).ClickAsync();
        await clause.Locator("button[name=Verdict][value=Pass]").ClickAsync();
        await inspector.Page.WaitForLoadStateAsync();
    }

    private static async Task PhotographAsync(Officer inspector, string reason)
    {
        var clause = inspector.Page.Locator($"#clause-{Clause.Replace('.', '-')}");
        await clause.Locator("details.photo-add summary").ClickAsync();
        await clause.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "front.jpg", MimeType = "image/jpeg", Buffer = Samples.Jpeg });
        await clause.Locator("details.photo-add button").ClickAsync();
        await inspector.Page.WaitForLoadStateAsync();
        await clause.Locator("details.judge__fail summary").ClickAsync();
        await clause.Locator("textarea").FillAsync(reason);
        await clause.Locator("button[name=Verdict][value=Fail]").ClickAsync();
        await inspector.Page.WaitForLoadStateAsync();
        await inspector.Page.AxeAsync();
    }

    private Task<Case> CaseAsync(string reference) => Server.Services.AskAsync((BaladiDbContext db) => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Reference == reference));
}
