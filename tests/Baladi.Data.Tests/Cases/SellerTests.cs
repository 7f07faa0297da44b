using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Tax is charged by whoever has a number for it on the day, and by nobody else.</summary>
public abstract class SellerTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Price_SellerWhoLosesTheirVatNumber_IsKnownBefore_AndNeverWithoutTaxAfter()
    {
        var before = Portal.Today;
        Portal.Travel(TimeSpan.FromDays(1));
        await Portal.PublishAsync(TaxRules.Kind, TaxRules.OfTheKingdom, rules =>
        {
            var changed = JsonNode.Parse(rules)!;
            foreach (var seller in changed["sellers"]!.AsArray()) seller!.AsObject().Remove("vatNumber");
            return changed.ToJsonString();
        });

        var (then, now) = (PriceOn(before), PriceOn(Portal.Today));

        Assert.Equal((true, new Money(1_500)), (then.IsComplete, then.Tax));
        Assert.Equal([SystemNames.VatNumber], now.Missing);
    }

    [SkippableFact]
    public async Task Paper_PaidAfterTheSellerTookAnotherName_BearsTheOneOfTheInvoice()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        Portal.Travel(TimeSpan.FromDays(1));
        await Portal.PublishAsync(TaxRules.Kind, TaxRules.OfTheKingdom, rules =>
        {
            var changed = JsonNode.Parse(rules)!;
            foreach (var seller in changed["sellers"]!.AsArray()) seller!["name"] = JsonNode.Parse("""{"ar":"\u0622\u062e\u0631","en":"Another"}""");
            return changed.ToJsonString();
        });

        (await Portal.GatewaySaysAsync(paid)).Expect();

        var id = (await Portal.CaseAsync(shop)).Case.Id;
        Assert.NotEqual("Another", (await Portal.ReadAsync(db => db.InvoiceDocuments.AsNoTracking().SingleAsync(paper => paper.CaseId == id))).SellerName.En);
    }

    private Price PriceOn(DateOnly day)
    {
        var source = new ClauseSource(new("-", "-"), true);
        var text = new LocalizedText("-", "-");
        var schedule = new FeeSchedule
        {
            Code = "test",
            Title = text,
            Lines = [new() { Code = "line", Text = text, Explanation = text, Amount = new Formula("100 SAR"), Source = source, Vat = new(VatTreatment.Standard, text, source) }],
        };
        var authority = Portal.Services.GetRequiredService<Geography>().Authority(Who.Riyadh);
        return Portal.Services.GetRequiredService<Pricing>().Price(schedule, _ => throw new InvalidOperationException(), authority, day);
    }

    public sealed class OnSqlite(SqlitePortal portal) : SellerTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SellerTests(portal), IClassFixture<PostgreSqlPortal>;
}
