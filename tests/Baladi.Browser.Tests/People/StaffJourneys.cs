using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using Officer = Baladi.Browser.Tests.CommercialLicense.Officer;

namespace Baladi.Browser.Tests.People;

/// <summary>Those who work at the desks: how they come to a post and leave it, what they must not touch, and what happens when it burns.</summary>
[Trait("Journey", "People")]
public class StaffJourneys(BrowserFixture fixture, BaladiServer server) : BrowserTest(fixture, server.Address), IClassFixture<BaladiServer>
{
    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Appointment_OpensTheQueue_AndItsEndReturnsTheTasks(string language)
    {
        var whom = language == "ar" ? Who.Clerk : Who.Moderator;
        var (manager, officer) = (new Visitor(await OpenDesktop(language), language), new Officer(await OpenDesktop(language), language));
        await manager.SignInAsync(whom == Who.Clerk ? Who.Manager : Who.MinistryAdmin);
        await officer.SignInAsync(whom);

        // Appointed: found by ID, given the post with a reason.
        await manager.GoAsync("administration/people");
        await manager.Page.FillAsync("main [name=nationalId]", whom);
        await manager.Press(manager.Says("people.find.go"));
        await manager.Page.SelectOptionAsync("[name=Role]", "reviewer");
        await manager.Page.SelectOptionAsync("[name=Authority]", Who.Riyadh);
        await manager.Page.FillAsync("[name=Reason]", "قرار إداري رقم 12/1447");
        await manager.Press(manager.Says("appoint.submit"));
        Assert.Contains("قرار إداري رقم 12/1447", await manager.ReadAsync(), StringComparison.Ordinal);

        // The queue is there, and a case is taken.
        await officer.GoAsync("desk");
        await officer.Press(officer.Says("desk.takeNext"));
        var reference = officer.Page.Url.Split('/')[^1];
        Assert.Contains(officer.Says("desk.task.mine"), await officer.ReadAsync(), StringComparison.Ordinal);

        // Ended: the desk is closed, and the task is anybody's again.
        await manager.Follow(manager.Says("person.changePost"));
        await manager.Page.FillAsync("[name=EndReason]", "انتهت المهمة المؤقتة");
        await manager.Press(manager.Says("appointment.end.submit"));
        await officer.GoAsync("desk");

        Assert.Contains(officer.Says("errors.403.title"), await officer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Null(await AssigneeAsync(reference));
    }

    [BrowserFact]
    public async Task OwnShop_AtTheDesk_IsRefusedAndColleaguesAreNamed()
    {
        // The owner of a restaurant becomes a reviewer where it is reviewed.
        await AppointAsync(Who.Owner, "reviewer");
        var officer = new Officer(await OpenPhone(), "ar");
        await officer.SignInAsync(Who.Owner);
        var reference = await ReferenceAsync("سفرة الديرة");

        await officer.GoAsync("desk");
        var queue = await officer.ReadAsync();
        await officer.OpenCaseAsync(reference);
        var refused = await officer.ReadAsync();
        await officer.GoAsync($"desk/cases/{reference}/decisions/approve");
        var decision = await officer.ReadAsync();

        Assert.Contains(officer.Says("desk.queue.notForYou"), queue, StringComparison.Ordinal);
        Assert.Contains(officer.Says("desk.notForYou.Own"), refused, StringComparison.Ordinal);
        Assert.Contains("تركي بن فيصل العنزي", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("سفرة الديرة", refused, StringComparison.Ordinal);
        Assert.Contains(officer.Says("desk.notForYou"), decision, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task EmergencyAccess_IsToldAtOnce_AndListedWithWhatWasSeen()
    {
        var (manager, auditor) = (new Officer(await OpenDesktop(), "ar"), new Visitor(await OpenDesktop("en"), "en"));
        await manager.SignInAsync(Who.Manager);
        var reference = await ReferenceAsync("مقهى مرسى");

        await manager.GoAsync("desk/emergency");
        await manager.Page.FillAsync("[name=Case]", reference);
        await manager.Page.Locator("[name=Reason][value=Safety]").CheckAsync();
        await manager.Page.FillAsync("[name=Words]", "حريق في المبنى المجاور ونحتاج إلى المخطط الآن");
        await manager.Press(manager.Says("emergency.open"));
        var page = await manager.ReadAsync();

        await auditor.SignInAsync(Who.Auditor);
        await auditor.GoAsync("administration/emergency-access");
        await auditor.Follow(reference);
        var shown = await auditor.ReadAsync();
        await auditor.GoAsync("development/mailbox");
        var mailbox = await auditor.ReadAsync();

        Assert.Contains(manager.Says("emergency.banner"), page, StringComparison.Ordinal);
        Assert.Equal(0, await manager.Page.Locator("main form.judge").CountAsync());
        Assert.Contains("حريق في المبنى المجاور", shown, StringComparison.Ordinal);
        Assert.Contains(auditor.Says("emergency.seen.case"), shown, StringComparison.Ordinal);
        Assert.Contains(reference, mailbox, StringComparison.Ordinal);
    }

    private Task<long?> AssigneeAsync(string reference) => server.Services.AskAsync((BaladiDbContext db) =>
        (from task in db.Set<CaseTask>() join @case in db.Set<Case>() on task.CaseId equals @case.Id where @case.Reference == reference orderby task.Id descending select task.AssigneeAccountId).FirstAsync());

    private Task<string> ReferenceAsync(string title) => server.Services.AskAsync((BaladiDbContext db) => db.Set<Case>().Where(c => c.Title == title).Select(c => c.Reference).SingleAsync());

    private async Task AppointAsync(string who, string role)
    {
        var person = (await server.Services.ActorAsync(who)).PersonId!.Value;
        await server.Services.AskAsync(async (BaladiDbContext db) =>
        {
            var at = await db.Authorities.Where(a => a.Code == Who.Riyadh).Select(a => a.Id).SingleAsync();
            db.Appointments.Add(new Appointment(person, role, at, server.Services.GetRequiredService<TimeProvider>().Today().AddDays(-1)));
            return await db.SaveChangesAsync();
        });
    }
}
