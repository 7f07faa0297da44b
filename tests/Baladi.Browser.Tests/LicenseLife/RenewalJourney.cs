using Baladi.Browser.Tests.Browsing;
using Baladi.Core.Basics;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>Somebody forgot to renew: the portal reminds them, tells the fine before anything is sent, and renews at once.</summary>
[Trait("Journey", "LicenseLife")]
public class RenewalJourney(BrowserFixture browser, BaladiServer server) : LicenseLifeTest(browser, server), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Renewal_AMonthLate_TellsTheFine_IsPaidAndRenewed()
    {
        var license = await LicenseAsync("هدايا الياسمين");
        var clock = Server.Services.GetRequiredService<Clock>();
        clock.Advance(clock.Offset + TimeSpan.FromDays(license.ValidTo.DayNumber - clock.Today().DayNumber + 31));
        var holder = new Applicant(await OpenPhone(), "ar");

        await holder.SignInAsync(Who.Citizen);
        await holder.GoAsync($"licenses/{license.Number}");
        Assert.Contains(Says("license.status.Expired"), await holder.ReadAsync(), StringComparison.Ordinal);
        await BeginAsync(holder, "license-renewal");
        await holder.AnswerAsync(new Dictionary<string, string> { ["license.years"] = "2", ["contact.mobile"] = "0500000008" });
        Assert.Contains("غرامة التأخر", await holder.ReadAsync(), StringComparison.Ordinal);
        await holder.Page.AxeAsync();
        var reference = await holder.SubmitAsync();
        await holder.PayAsync(reference);

        var renewed = await LicenseAsync("هدايا الياسمين");
        Assert.Equal(license.ValidTo.AddYears(2), renewed.ValidTo);
        await holder.GoAsync($"licenses/{license.Number}");
        Assert.Contains(Says("license.status.Valid"), await holder.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(Says("verify.status.Valid"), await ScannedAsync(license), StringComparison.Ordinal);
    }
}
