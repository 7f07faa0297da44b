using System.Net;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.Notifications;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Access;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Administration;

/// <summary>Those who watch: emergency access, the auditor who changes nothing, the operator who sees no case.</summary>
[Trait("Journey", "People")]
public class OversightTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Emergency_OtherAmanah_IsReadWithABannerAndListedPageByPage()
    {
        using var manager = await server.SignedInAsync(Who.Manager);
        using var auditor = await server.SignedInAsync(Who.Auditor);
        var there = await server.CaseAsync("مقهى مرسى");
        using var before = await manager.GetAsync(Address(there.Page()));

        var form = await manager.FormAsync("/ar/desk/emergency", "/emergency");
        using var empty = await manager.SubmitAsync(form);
        using var opened = await manager.SubmitAsync(form, ("Case", there.Reference), ("Reason", "Safety"), ("Words", "حريق في المبنى المجاور ونحتاج إلى المخطط الآن"));
        var page = await manager.TextAsync(opened.Headers.Location!.OriginalString);
        using var noted = await manager.PostAsync(there.Page("/notes"), ("note", "رأيتها"));
        var access = await server.ReadAsync(db => db.Set<EmergencyAccess>().AsNoTracking().SingleAsync(e => e.CaseId == there.Id));
        var list = await auditor.TextAsync("/ar/administration/emergency-access");
        var shown = await auditor.TextAsync($"/ar/administration/emergency-access/{access.Id}");
        var trail = await auditor.TextAsync(there.Page("/audit"));

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains("أدخل الرقم المرجعي", await empty.ErrorsAsync(), StringComparison.Ordinal);
        Assert.Contains("وصول طارئ، للاطلاع فقط", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/judgements", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, noted.StatusCode);
        Assert.Contains(there.Reference, list, StringComparison.Ordinal);
        Assert.Contains("حريق في المبنى المجاور", shown, StringComparison.Ordinal);
        Assert.Contains("صفحة المعاملة", shown, StringComparison.Ordinal);
        Assert.Contains("السلسلة سليمة", trail, StringComparison.Ordinal);
        Assert.Contains("منيرة بنت صالح التميمي", trail, StringComparison.Ordinal);
    }

    [Fact]
    public void Auditor_OfEveryUnsafeEndpointOfDeskAndAdministration_IsRefused() =>
        Assert.All(AccessTable.Rows.Where(row => row.IsUnsafe && (row.Address.StartsWith("/ar/desk", StringComparison.Ordinal) || row.Address.StartsWith("/ar/administration", StringComparison.Ordinal))),
            row => Assert.All(row.Subjects, subject => Assert.Equal(Answer.Forbidden, row.Audience(Role.Auditor, subject))));

    [Fact]
    public async Task Auditor_OnEveryPageOfTheirs_IsToldThatTheyOnlyRead()
    {
        using var client = await server.SignedInAsync(Who.Auditor);
        var seen = await server.CaseAsync("سفرة الديرة");

        foreach (var page in new[] { "/ar/desk", seen.Page(), seen.Page("/audit"), "/ar/administration", "/ar/administration/people", "/ar/administration/operations", "/ar/desk/absence" })
            Assert.Contains("للاطلاع فقط، ولا يُنفَّذ منه أي إجراء", await client.TextAsync(page), StringComparison.Ordinal);
        using var form = await client.GetAsync(Address(seen.Page("/corrections")));
        Assert.Equal(seen.Page(), form.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Operator_SeesJobsAndDeadLettersButNoCaseAndNobody()
    {
        var dead = new OutboxMessage(MessageMedium.Sms, "+966512345678", "case-submitted", "ar", null, "نص سري", DateTimeOffset.UtcNow);
        await server.WithAsync(async services =>
        {
            var db = (Baladi.Core.Data.BaladiDbContext)services.GetService(typeof(Baladi.Core.Data.BaladiDbContext))!;
            db.Outbox.Add(dead);
            await db.SaveChangesAsync();
            return await db.Outbox.Where(m => m.Id == dead.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.Error, "TimeoutException"));
        });
        using var client = await server.SignedInAsync(Who.Operator);

        var page = await client.TextAsync("/ar/administration/operations");
        using var desk = await client.GetAsync(Address("/ar/desk"));
        using var place = await client.GetAsync(Address((await server.CaseAsync("سفرة الديرة")).Page()));
        using var people = await client.GetAsync(Address("/ar/administration/people"));
        using var retried = await client.PostAsync("/ar/administration/operations/messages", ("id", $"{dead.Id}"));

        Assert.Contains("text-messages", page, StringComparison.Ordinal);
        Assert.Contains("TimeoutException", page, StringComparison.Ordinal);
        Assert.DoesNotContain("512345678", page, StringComparison.Ordinal);
        Assert.DoesNotContain("نص سري", page, StringComparison.Ordinal);
        Assert.All(new[] { desk, place, people }, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal("/ar/administration/operations", retried.Headers.Location!.OriginalString);
        Assert.NotEqual(OutboxState.Dead, await server.ReadAsync(db => db.Outbox.Where(m => m.Id == dead.Id).Select(m => m.State).SingleAsync()));
    }

    [Fact]
    public async Task Attempts_OfAnOfficerWithAnInterest_StandInTheAuditTrail()
    {
        await server.AppointAsync("1000000008", "reviewer", "01008");
        using var officer = await server.SignedInAsync("1000000008");
        using var auditor = await server.SignedInAsync(Who.Auditor);
        var own = await server.CaseAsync("صيدلية العافية الأولى");

        using var refused = await officer.GetAsync(Address(own.Page()));
        var trail = await auditor.TextAsync(own.Page("/audit"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Single(await server.ReadAsync(db => db.Set<ConflictAttempt>().Where(a => a.CaseId == own.Id).ToListAsync()));
        Assert.Contains("عبدالله بن سعد الحربي: فتح المعاملة", Stripped(trail), StringComparison.Ordinal);
    }

    private static string Stripped(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", "");
}
