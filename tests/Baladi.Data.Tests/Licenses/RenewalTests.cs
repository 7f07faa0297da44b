using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>A license is prolonged from ninety days before its end, at once, from the day after that; who comes late pays for it.</summary>
public abstract class RenewalTests(Portal portal) : LicenseLifeTest(portal)
{
    [SkippableFact]
    public async Task Renewal_BeforeItOpens_SaysWhy()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -91);

        var outcome = await Citizen.StartAsync("license-renewal", license.Number);

        Assert.Equal(["service-not-open"], outcome.Codes());
        Assert.Contains("ninety days", ((LocalizedText)outcome.Problems[0].Args[0]).En, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Renewal_InTime_RunsOnFromTheOldEnd()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -90);

        var reference = await Citizen.SubmitAsync(Renewal.With("license.years", "2"), license.Number);
        var invoice = await Portal.InvoiceAsync(reference);
        await Citizen.PayAsync(reference);

        var renewed = await Now(license);
        Assert.DoesNotContain(invoice.Lines, line => line.Code == "late");
        Assert.Equal(license.ValidTo.AddYears(2), renewed.ValidTo);
        Assert.Equal((license.Token, license.Number, license.StatusPlace), (renewed.Token, renewed.Number, renewed.StatusPlace));
        Assert.Equal([LicenseChangeKind.Renewed], await ChangesAsync(license));
        Assert.Equal(CaseResult.Granted, (await Portal.CaseAsync(reference)).Case.Result);
        Assert.Contains("license-renewed", await ToldAsync(reference));
    }

    [SkippableFact]
    public async Task Renewal_ThirtyOneDaysLate_PaysTwice_AndNotForTheTimeSinceItApplied()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, 31);

        var reference = await Citizen.SubmitAsync(Renewal, license.Number);
        var invoice = await Portal.InvoiceAsync(reference);
        Portal.Travel(TimeSpan.FromDays(10));
        await Citizen.PayAsync(reference);

        Assert.Equal(Money.FromRiyals(200), invoice.Lines.Single(line => line.Code == "late").Amount);
        Assert.Equal(invoice.Total, new Money(invoice.Lines.Sum(line => line.Amount.Halalas)));
        Assert.Equal(license.ValidTo.AddYears(1), (await Now(license)).ValidTo);
    }

    [SkippableFact]
    public async Task Renewal_WhileOneIsOpen_IsRefusedWithItsReference_AndADraftIsGoneOnWith()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -30);
        var draft = (await Citizen.StartAsync("license-renewal", license.Number)).Expect();

        var again = (await Citizen.StartAsync("license-renewal", license.Number)).Expect();
        var reference = await Citizen.SubmitAsync(Renewal, license.Number);
        var second = await Citizen.StartAsync("license-renewal", license.Number);

        Assert.Equal(draft, again);
        Assert.Equal(["service-under-way"], second.Codes());
        Assert.Equal(reference, second.Problems[0].Args[0]);
    }

    [SkippableFact]
    public async Task Renewal_OfAnotherPersonsLicense_IsNotThere()
    {
        var license = await Citizen.LicensedAsync();
        TravelToEnd(license, -30);

        var outcome = await Owner.StartAsync("license-renewal", license.Number);

        Assert.Equal(OutcomeKind.NotFound, outcome.Kind);
    }

    [SkippableFact]
    public async Task Renewal_OfAnEstablishmentsLicense_IsItsMembers_AndForAnotherPersonNothing()
    {
        var license = await Owner.LicensedAsync(Application.Retail.For(Who.Shop));
        TravelToEnd(license, -10);

        var draft = (await Owner.StartAsync("license-renewal", license.Number)).Expect();
        var outsider = await Citizen.StartAsync("license-renewal", license.Number);
        var row = await Portal.ReadAsync(db => db.Drafts.AsNoTracking().SingleAsync(d => d.Reference == draft));

        Assert.Equal(license.EstablishmentId, row.ForEstablishmentId);
        Assert.Equal(OutcomeKind.NotFound, outsider.Kind);
    }
}

public sealed class RenewalOnSqlite(SqlitePortal portal) : RenewalTests(portal), IClassFixture<SqlitePortal>;

public sealed class RenewalOnPostgreSql(PostgreSqlPortal portal) : RenewalTests(portal), IClassFixture<PostgreSqlPortal>;
