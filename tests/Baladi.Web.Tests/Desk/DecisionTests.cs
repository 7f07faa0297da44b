using System.Net;
using Baladi.Core.Cases;
using Baladi.Core.Privacy;
using Baladi.Core.Requirements;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Desk;

[Trait("Journey", "CommercialLicense")]
public class DecisionTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string SignedOff = "/decisions/approve";

    [Fact]
    public async Task Decide_OfSomebodyElsesRole_IsForbidden()
    {
        using var client = await server.SignedInAsync(Turki);
        var kitchen = await server.CaseAsync("مطبخ طلّة");
        var task = await server.TaskAsync(kitchen, "sign-off");

        var page = await client.TextAsync(kitchen.Page());
        using var form = await client.GetAsync(Address(kitchen.Page(SignedOff)));
        using var decided = await client.PostAsync(kitchen.Page(SignedOff), ("TaskId", $"{task.Id}"), ("Version", $"{kitchen.Version}"));

        Assert.DoesNotContain("/decisions/", page, StringComparison.Ordinal);
        Assert.Equal(kitchen.Page(), form.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, decided.StatusCode);
        Assert.Equal("sign-off", (await server.CaseAsync("مطبخ طلّة")).Milestone);
    }

    /// <summary>The refusal stands above the whole case: who got to read it that way is on record.</summary>
    [Fact]
    public async Task Decide_RefusedOnThePageOfTheCase_IsALookAtIt()
    {
        using var client = await server.SignedInAsync(Turki);
        var kitchen = await server.CaseAsync("مطبخ طلّة");
        var task = await server.TaskAsync(kitchen, "sign-off");
        await server.ReadAsync(db => db.Set<Viewing>().Where(v => v.CaseId == kitchen.Id).ExecuteDeleteAsync());

        using var decided = await client.PostAsync(kitchen.Page(SignedOff), ("TaskId", $"{task.Id}"), ("Version", $"{kitchen.Version}"));

        Assert.Equal(HttpStatusCode.Forbidden, decided.StatusCode);
        Assert.Contains(kitchen.Title, await decided.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await server.ReadAsync(db => db.Set<Viewing>().CountAsync(v => v.CaseId == kitchen.Id)));
    }

    [Fact]
    public async Task Decide_ByWhoeverReviewed_IsWithheldAndSaysTwoPersons()
    {
        // Sarah reviewed it; now she is appointed to sign as well.
        await server.AppointAsync(Sarah, "manager", "1");
        using var client = await server.SignedInAsync(Sarah);
        var kitchen = await server.CaseAsync("مطبخ طلّة");
        var task = await server.TaskAsync(kitchen, "sign-off");

        var page = await client.TextAsync(kitchen.Page());
        using var decided = await client.PostAsync(kitchen.Page(SignedOff), ("TaskId", $"{task.Id}"), ("Version", $"{kitchen.Version}"));

        Assert.Contains("يلزم أن يعتمدها موظف آخر", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SignedOff, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, decided.StatusCode);
        Assert.Contains("يلزم أن يعتمدها موظف آخر", await decided.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_TwoOfficersAtOnce_TheSecondLearnsWhoWasFasterAndLosesNoWord()
    {
        using var first = await server.SignedInAsync(Sarah);
        using var second = await server.SignedInAsync(Turki);
        var shop = await server.CaseAsync("محرك الشرق لقطع الغيار");
        var hers = await first.FormAsync(shop.Page("/decisions/refuse"), "/decisions/refuse");
        var his = await second.FormAsync(shop.Page("/decisions/refuse"), "/decisions/refuse");

        using var decided = await first.SubmitAsync(hers);
        using var late = await second.SubmitAsync(his, ("Reason", "ارتفاع الدور دون المطلوب، وقد عاينت ذلك بنفسي."));
        var page = await late.TextAsync();
        var kept = await late.FormAsync("/notes");
        using var note = await second.SubmitAsync(kept);

        Assert.Equal(shop.Page(), decided.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("سارة بنت أحمد السبيعي", page, StringComparison.Ordinal);
        Assert.DoesNotContain("تأكيد:", page, StringComparison.Ordinal);
        Assert.Equal("ارتفاع الدور دون المطلوب، وقد عاينت ذلك بنفسي.", kept["note"]);
        Assert.Equal(HttpStatusCode.Redirect, note.StatusCode);
        Assert.Equal(1, await server.ReadAsync(db => db.Set<Decision>().CountAsync(d => d.CaseId == shop.Id)));
    }

    [Fact]
    public async Task Decide_AfterTheCaseMovedOnALittle_IsAskedAgainWithTheTextKept()
    {
        using var manager = await server.SignedInAsync(Manager);
        using var reviewer = await server.SignedInAsync(Sarah);
        var cafe = await server.CaseAsync("مقهى ظلال");
        var form = await manager.FormAsync(cafe.Page("/decisions/refuse"), "/decisions/refuse");
        using var note = await reviewer.PostAsync(cafe.Page("/notes"), ("note", "اتصل صاحب المقهى."));

        using var late = await manager.SubmitAsync(form, ("Reason", "مساحة الصالة لا تكفي عدد المقاعد."));
        var again = await late.FormAsync("/decisions/refuse");
        using var decided = await manager.SubmitAsync(again);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("مساحة الصالة لا تكفي عدد المقاعد.", again["Reason"]);
        Assert.Equal(cafe.Page(), decided.Headers.Location!.OriginalString);
        var decision = await server.ReadAsync(db => db.Set<Decision>().AsNoTracking().Where(d => d.CaseId == cafe.Id).OrderBy(d => d.Id).LastAsync());
        Assert.Equal("مساحة الصالة لا تكفي عدد المقاعد.", decision.Reason);
        Assert.NotEmpty(decision.ClauseCodes);
    }

    [Fact]
    public async Task Refuse_Form_ListsTheClausesThatFailedAndRefusesTooShortAReason()
    {
        using var client = await server.SignedInAsync(Turki);
        var gas = await server.CaseAsync("غاز الندى");
        var judgement = HtmlForm.ReadAll(await client.GetStringAsync(Address(gas.Page()))).First(form => form.Action.EndsWith("/judgements", StringComparison.Ordinal));
        using var judged = await client.SubmitAsync(judgement, ("Verdict", nameof(Verdict.Fail)), ($"Reasons[{judgement["Clause"]}]", "التقرير غير موقّع."));

        var form = await client.FormAsync(gas.Page("/decisions/refuse"), "/decisions/refuse");
        using var tooShort = await client.SubmitAsync(form, ("Reason", "لا"));

        Assert.Contains("لم يستوف الطلب البنود الآتية", form["Reason"], StringComparison.Ordinal);
        Assert.Contains("التقرير غير موقّع.", form["Reason"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.StatusCode);
        Assert.Contains("اكتب السبب", await tooShort.ErrorsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_OnceEveryClauseIsJudged_HandsOverToTheSignatory()
    {
        using var client = await server.SignedInAsync(Sarah);
        var restaurant = await server.CaseAsync("سفرة الديرة");
        var before = await client.TextAsync(restaurant.Page());
        while (HtmlForm.ReadAll(await client.GetStringAsync(Address(restaurant.Page()))).FirstOrDefault(form => form.Action.EndsWith("/judgements", StringComparison.Ordinal)) is { } form
            && await server.ReadAsync(db => db.Set<CaseVerdict>().AnyAsync(v => v.CaseId == restaurant.Id && v.ClauseCode == form["Clause"] && v.SupersededAt == null && v.Why == VerdictReason.AwaitsOfficer)))
            (await client.SubmitAsync(form, ("Verdict", nameof(Verdict.Pass)))).Dispose();

        using var approved = await client.SubmitAsync(await client.FormAsync(restaurant.Page("/decisions/approve"), "/decisions/approve"));

        Assert.DoesNotContain("/decisions/approve", before, StringComparison.Ordinal);
        Assert.Equal(restaurant.Page(), approved.Headers.Location!.OriginalString);
        Assert.Equal("sign-off", (await server.CaseAsync("سفرة الديرة")).Milestone);
    }
}
