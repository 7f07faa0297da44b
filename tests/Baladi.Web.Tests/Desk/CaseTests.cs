using System.Net;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Requirements;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Desk;

[Trait("Journey", "CommercialLicense")]
public class CaseTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Restaurant = "سفرة الديرة";

    [Fact]
    public async Task Case_OfAnotherAuthority_IsNotFoundByAnyDoor()
    {
        using var client = await server.SignedInAsync(Jeddah);
        var riyadh = await server.CaseAsync(Restaurant);
        var document = await server.ReadAsync(db => db.Set<Evidence>().Where(e => e.CaseId == riyadh.Id).Select(e => e.Id).FirstAsync());
        var task = await server.TaskAsync(riyadh, "review");
        (string, string)[] fields = [("TaskId", $"{task.Id}"), ("Version", $"{riyadh.Version}"), ("Clause", "food.ventilation"), ("Verdict", "Pass"), ("Who", "me"), ("message", "x"), ("note", "x"), ("Reason", "a reason that is long enough")];

        foreach (var page in new[] { "", $"/documents/{document}", "/corrections", "/decisions/approve" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Address(riyadh.Page(page)))).StatusCode);
        foreach (var form in new[] { "/judgements", "/assignments", "/messages", "/notes", "/corrections", "/decisions/approve" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsync(riyadh.Page(form), fields)).StatusCode);
        Assert.Equal(riyadh.Version, (await server.CaseAsync(Restaurant)).Version);
    }

    [Fact]
    public async Task Document_InScope_IsShownUnderHeadersThatLetItDoNothing()
    {
        using var client = await server.SignedInAsync(Sarah);
        var found = await server.CaseAsync(Restaurant);
        var document = await server.ReadAsync(db => db.Set<Evidence>().AsNoTracking().Where(e => e.CaseId == found.Id).FirstAsync());

        using var response = await client.GetAsync(Address(found.Page($"/documents/{document.Id}")));

        Assert.Equal(document.ContentType, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Case_Page_MasksTheNationalId()
    {
        using var client = await server.SignedInAsync(Sarah);

        var page = await client.TextAsync((await server.CaseAsync(Restaurant)).Page());

        Assert.Contains("•••0016", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1000000016", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_Met_GoesOnToTheNextClauseThatWaits()
    {
        using var client = await server.SignedInAsync(Sarah);
        var cafe = await server.CaseAsync("مقهى نكهة الحي");
        var form = (await JudgementsAsync(client, cafe))[0];

        using var judged = await client.SubmitAsync(form, ("Verdict", nameof(Verdict.Pass)));
        var page = await client.TextAsync(cafe.Page());

        Assert.StartsWith(cafe.Page("#clause-"), judged.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("clause-" + form["Clause"]!.Replace('.', '-'), judged.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("حُكم على 1 من", page, StringComparison.Ordinal);
        Assert.Equal(Verdict.Pass, (await StandingAsync(cafe, form["Clause"]!)).Verdict);
    }

    [Fact]
    public async Task Judge_NotMetWithoutAReason_AsksForItBesideTheClause()
    {
        using var client = await server.SignedInAsync(Turki);
        var clinic = await server.CaseAsync("صيدلية العافية الأولى");
        var form = (await JudgementsAsync(client, clinic))[0];

        using var refused = await client.SubmitAsync(form, ("Verdict", nameof(Verdict.Fail)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("اكتب السبب", await refused.ErrorsAsync(), StringComparison.Ordinal);
        Assert.NotEqual(Verdict.Fail, (await StandingAsync(clinic, form["Clause"]!)).Verdict);
    }

    [Fact]
    public async Task Judge_NotMet_ShowsTheReasonAndWhoGaveIt()
    {
        using var client = await server.SignedInAsync(Turki);
        var gas = await server.CaseAsync("غاز الندى");
        var form = (await JudgementsAsync(client, gas))[0];

        using var judged = await client.SubmitAsync(form, ("Verdict", nameof(Verdict.Fail)), ($"Reasons[{form["Clause"]}]", "الشهادة منتهية منذ شهرين."));
        var page = await client.TextAsync(gas.Page());

        Assert.Equal(HttpStatusCode.Redirect, judged.StatusCode);
        Assert.Contains("الشهادة منتهية منذ شهرين.", page, StringComparison.Ordinal);
        Assert.Contains("حكم تركي بن فيصل العنزي", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_AfterAColleague_SaysWhoDidWhatAndKeepsTheReason()
    {
        using var first = await server.SignedInAsync(Sarah);
        using var second = await server.SignedInAsync(Turki);
        var contested = await server.CaseAsync("نكهة الحي للمأكولات الشعبية");
        var forms = HtmlForm.ReadAll(await second.GetStringAsync(Address(contested.Page()))).Where(form => form.Action.EndsWith("/judgements", StringComparison.Ordinal)).ToList();
        using var note = await first.PostAsync(contested.Page("/notes"), ("note", "رأيت الموقع أمس."));

        using var late = await second.SubmitAsync(forms[0], ("Verdict", nameof(Verdict.Fail)), ($"Reasons[{forms[0]["Clause"]}]", "الصورة لا تُظهر المخرج."));
        var page = await late.TextAsync();

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("سارة بنت أحمد السبيعي", page, StringComparison.Ordinal);
        Assert.Contains("الصورة لا تُظهر المخرج.", (await late.FormAsync("/notes"))["note"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_OfTheOfficerHerself_IsRefusedToldWhyAndPutOnRecord()
    {
        // The owner of the restaurant is also appointed where it is reviewed.
        await server.AppointAsync("1000000016", "reviewer", "01008");
        using var client = await server.SignedInAsync("1000000016");
        var own = await server.CaseAsync(Restaurant);

        var queue = await client.TextAsync("/ar/desk");
        using var opened = await client.GetAsync(Address(own.Page()));
        using var judged = await client.PostAsync(own.Page("/judgements"), ("Clause", "food.ventilation"), ("Verdict", "Pass"), ("Version", $"{own.Version}"));
        using var noted = await client.PostAsync(own.Page("/notes"), ("note", "سجّلوا موافقتي."));
        using var decided = await client.GetAsync(Address(own.Page("/decisions/approve")));
        var page = await opened.TextAsync();

        Assert.All(new[] { opened, judged, noted, decided }, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Contains("أنت طرف في هذه المعاملة", page, StringComparison.Ordinal);
        Assert.Contains("سارة بنت أحمد السبيعي", page, StringComparison.Ordinal);
        Assert.DoesNotContain("food.ventilation", page, StringComparison.Ordinal);
        Assert.DoesNotContain(own.Title, page, StringComparison.Ordinal);
        Assert.Contains("ليست لك", queue, StringComparison.Ordinal);
        Assert.Equal([ConflictStep.Open, ConflictStep.Judge, ConflictStep.Write],
            await server.ReadAsync(db => db.Set<ConflictAttempt>().Where(a => a.CaseId == own.Id).OrderBy(a => a.Step).Select(a => a.Step).ToListAsync()));
    }

    [Fact]
    public async Task Assign_ByTheManager_GivesTheTaskToAReviewer()
    {
        using var client = await server.SignedInAsync(Manager);
        var late = await server.CaseAsync("محرك الشرق لقطع الغيار");
        var turki = await server.AccountAsync(Turki);
        var form = HtmlForm.ReadAll(await client.GetStringAsync(Address(late.Page()))).Single(form => form.Fields.Any(field => field.Key == "Assignee"));

        using var empty = await client.SubmitAsync(form, ("Who", "other"));
        using var unfit = await client.SubmitAsync(form, ("Who", "other"), ("Assignee", $"{(await server.AccountAsync(Jeddah)).Id}"));
        using var given = await client.SubmitAsync(form, ("Who", "other"), ("Assignee", $"{turki.Id}"));
        var page = await client.TextAsync(late.Page());

        Assert.Contains("اختر الموظف", await empty.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Contains("لا يمكن إسناد المهمة إلى هذا الموظف", await unfit.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Equal(late.Page(), given.Headers.Location!.OriginalString);
        Assert.Contains("لدى تركي بن فيصل العنزي", page, StringComparison.Ordinal);
    }

    private static async Task<List<HtmlForm>> JudgementsAsync(HttpClient client, Case @case) =>
        [.. HtmlForm.ReadAll(await client.GetStringAsync(Address(@case.Page()))).Where(form => form.Action.EndsWith("/judgements", StringComparison.Ordinal))];

    private Task<CaseVerdict> StandingAsync(Case @case, string clause) =>
        server.ReadAsync(db => db.Set<CaseVerdict>().AsNoTracking().SingleAsync(v => v.CaseId == @case.Id && v.ClauseCode == clause && v.SupersededAt == null));
}
