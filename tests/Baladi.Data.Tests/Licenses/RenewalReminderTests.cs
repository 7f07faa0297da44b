using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Renewals;
using Baladi.TestKit.Portals;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>Holders are reminded ninety, thirty, seven days and one day ahead, once each, whatever happens to the job meanwhile.</summary>
public abstract class RenewalReminderTests(Portal portal) : LicenseLifeTest(portal)
{
    private const string Template = "license-expiring";

    [SkippableFact]
    public async Task Reminders_NightByNight_ComeOnTheirDaysOnly()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -95);

        var told = new List<int>();
        for (var left = 95; left >= -2; left--)
        {
            var before = await CountAsync(license);
            await RunAsync();
            await RunAsync();
            if (await CountAsync(license) > before) told.Add(left);
            Portal.Travel(TimeSpan.FromDays(1));
        }

        Assert.Equal([90, 30, 7, 1], told);
        Assert.Equal(4, await CountAsync(license));
    }

    [SkippableFact]
    public async Task Reminders_AfterADowntime_MakeUpForTheNearestAlone()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -100);
        await RunAsync();

        TravelToEnd(license, -5);
        await RunAsync();
        await RunAsync();

        Assert.Equal([7], await DaysAsync(license));
        Assert.Equal(1, await CountAsync(license));
    }

    [SkippableFact]
    public async Task Reminders_OfARenewedLicense_BeginAnew_AndOfASuspendedOneStop()
    {
        var (renewed, suspended) = (await Citizen.LicensedAsync(), await Citizen.LicensedAsync());
        TravelToEnd(renewed, -20);
        await SuspendAsync(suspended);
        await RunAsync();
        await Citizen.PayAsync(await Citizen.SubmitAsync(Renewal, renewed.Number));
        TravelToEnd(await Now(renewed), -30);
        await RunAsync();

        Assert.Equal([30, 30], await DaysAsync(renewed));
        Assert.Empty(await DaysAsync(suspended));
    }

    /// <summary>Whatever nights the job runs on, nobody is told twice of one reminder, nor of a farther one after a nearer; and whoever is within ninety days when it runs has been told.</summary>
    [SkippableFact]
    public async Task Reminders_OverRandomNights_NeverRepeatAndNeverMiss()
    {
        await Gen.Int[0, 25].Array[1, 8].SampleAsync(async gaps =>
        {
            var license = await Citizen.LicensedAsync();
            TravelToEnd(license, -110);
            var left = 110;
            foreach (var gap in gaps)
            {
                Portal.Travel(TimeSpan.FromDays(gap));
                left -= gap;
                await RunAsync();
                var days = await DaysAsync(license);
                Assert.Equal(days.Distinct().OrderDescending(), days);
                Assert.Equal(days.Count, await CountAsync(license));
                if (left is >= 0 and <= 90) Assert.Equal(new[] { 1, 7, 30, 90 }.First(day => left <= day), days[^1]);
            }
        }, iter: 6, threads: 1);
    }

    private Task<int> RunAsync() => Portal.AskAsync((RemindRenewals job) => job.RunAsync(batch: 3, CancellationToken.None));

    private Task<List<int>> DaysAsync(License license) =>
        Portal.ReadAsync(db => db.RenewalReminders.AsNoTracking().Where(r => r.LicenseId == license.Id).OrderBy(r => r.Id).Select(r => r.Days).ToListAsync());

    private Task<int> CountAsync(License license) =>
        Portal.ReadAsync(db => db.Outbox.CountAsync(message => message.Template == Template && message.Body.Contains(license.Number) && message.Medium == Core.Notifications.MessageMedium.Sms));
}

public sealed class RenewalReminderOnSqlite(SqlitePortal portal) : RenewalReminderTests(portal), IClassFixture<SqlitePortal>;

public sealed class RenewalReminderOnPostgreSql(PostgreSqlPortal portal) : RenewalReminderTests(portal), IClassFixture<PostgreSqlPortal>;
