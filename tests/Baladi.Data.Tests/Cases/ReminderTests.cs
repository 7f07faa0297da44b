using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Notifications;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>The applicant hears of what runs out, once, as many working days ahead as the procedure says; and that a payment or an answer arrived.</summary>
public abstract class ReminderTests(Portal portal) : PortalTest(portal)
{
    private static readonly RequestedCorrection Kitchen = new(CorrectionKind.Fact, "food.kitchenArea", "المساحة لا توافق المخطط");

    [SkippableFact]
    public async Task Remind_UnansweredCorrection_TellsOnceOnTheDay()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
        var asked = (await Portal.CaseAsync(place)).NextAction!;
        var remindAt = (await Portal.CalendarAsync()).AddDays(Portal.Now, 7);
        Portal.TravelTo(remindAt - TimeSpan.FromSeconds(1));
        await RemindAsync();
        Assert.Equal(0, await ToldAsync(place, "correction-reminder"));

        Portal.TravelTo(remindAt);
        await RemindAsync();
        await RemindAsync();

        Assert.Equal(1, await ToldAsync(place, "correction-reminder"));
        Assert.Contains(CaseNotifier.Written(asked.DueAt), await LastSmsAsync(place), StringComparison.Ordinal);
        Assert.Equal([], await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Remind_UnpaidInvoice_TellsTheAmount()
    {
        var shop = await Citizen.SubmitRetailAsync();
        var invoice = await Portal.InvoiceAsync(shop);
        Portal.TravelTo((await Portal.CalendarAsync()).AddDays(Portal.Now, 12));

        await RemindAsync();

        Assert.Equal(1, await ToldAsync(shop, "payment-reminder"));
        Assert.Contains(CaseNotifier.Written(invoice.DueAt), await LastSmsAsync(shop), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Remind_AnsweredPaidOrRunOut_TellsNothing()
    {
        var (place, paid, late) = (await Owner.SubmitRestaurantAsync(), await Citizen.SubmitRetailAsync(), await Citizen.SubmitRetailAsync());
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
        (await Owner.AnswerAsync(place, ("food.kitchenArea", "42"))).Expect();
        await Citizen.PayAsync(paid);
        Portal.TravelTo((await Portal.CaseAsync(late)).NextAction!.DueAt);

        await RemindAsync();

        Assert.Equal((0, 0, 0), (await ToldAsync(place, "correction-reminder"), await ToldAsync(paid, "payment-reminder"), await ToldAsync(late, "payment-reminder")));
    }

    [SkippableFact]
    public async Task Remind_WhileTheApplicantAnswers_TellsNothing()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();
        Portal.TravelTo((await Portal.CalendarAsync()).AddDays(Portal.Now, 7));
        Portal.Meanwhile.AfterReading("ClockSegments", async () => (await Owner.AnswerAsync(place, ("food.kitchenArea", "42"))).Expect());

        await RemindAsync();

        Assert.Equal(0, await ToldAsync(place, "correction-reminder"));
        Assert.Empty((await Portal.CaseAsync(place)).OpenCorrections);
    }

    [SkippableFact]
    public async Task Pay_Invoice_TellsItWasReceived()
    {
        var shop = await Citizen.SubmitRetailAsync();

        await Citizen.PayAsync(shop);

        Assert.Equal(1, await ToldAsync(shop, "payment-received"));
    }

    [SkippableFact]
    public async Task Answer_Correction_TellsItWasReceived()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AskForAsync(place, "review", Kitchen)).Expect();

        (await Owner.AnswerAsync(place, ("food.kitchenArea", "42"))).Expect();

        Assert.Equal(1, await ToldAsync(place, "correction-answered"));
    }

    private Task<int> RemindAsync() => Portal.AskAsync((RemindApplicants remind) => remind.RunAsync(100, CancellationToken.None));

    private async Task<int> ToldAsync(string reference, string template)
    {
        var id = (await Portal.CaseAsync(reference)).Case.Id;
        return await Portal.ReadAsync(db => db.Outbox.CountAsync(m => m.CaseId == id && m.Template == template && m.Medium == MessageMedium.Sms));
    }

    private async Task<string> LastSmsAsync(string reference)
    {
        var id = (await Portal.CaseAsync(reference)).Case.Id;
        return await Portal.ReadAsync(db => db.Outbox.Where(m => m.CaseId == id && m.Medium == MessageMedium.Sms).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : ReminderTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ReminderTests(portal), IClassFixture<PostgreSqlPortal>;
}
