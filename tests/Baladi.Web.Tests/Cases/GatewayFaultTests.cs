using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Cases;

/// <summary>The hosted page of a gateway with a fault, used as a payer uses it: whatever it does, the license is paid for once and the rest goes back.</summary>
[Trait("Journey", "LicenseLife")]
public class GatewayFaultTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private DevelopmentBook Book => server.Services.GetRequiredService<DevelopmentBook>();

    [Theory]
    [InlineData("Twice", 1)]
    [InlineData("ChargedTwice", 2)]
    [InlineData("OutOfOrder", 1)]
    [InlineData("Late", 1)]
    public async Task Pay_AtAGatewayWithAFault_KeepsOneChargeAndGivesTheRestBack(string fault, int charges)
    {
        using var client = await server.SignedInAsync(Who.Citizen, "en");
        var shop = await BilledAsync();

        var token = await PayAsync(client, shop, fault);
        await TellLateAsync();

        var (invoice, refunds) = await StandAsync(shop);
        Assert.Equal(InvoiceState.Paid, invoice.State);
        Assert.Equal(charges, Book.Movements.Count(m => m.Token == token));
        Assert.Equal(charges - 1, refunds.Count);
    }

    [Fact]
    public async Task Pay_TooMuchThenUnheardThenAgain_ChargesOnceForEachAttempt()
    {
        using var client = await server.SignedInAsync(Who.Citizen, "en");
        var shop = await BilledAsync();

        var first = await PayAsync(client, shop, "TimedOut");
        Assert.DoesNotContain(Book.Movements, m => m.Token == first);
        await PayAsync(client, shop, "WrongAmount");
        Assert.Equal((InvoiceState.Open, 1), ((await StandAsync(shop)).Invoice.State, (await StandAsync(shop)).Refunds.Count));
        var unheard = await PayAsync(client, shop, "NeverTold");
        Assert.Equal(InvoiceState.Open, (await StandAsync(shop)).Invoice.State);
        var again = await PayAsync(client, shop, "Paid");

        Assert.Equal(unheard, again);
        Assert.Single(Book.Movements, m => m.Token == again);
        Assert.Equal((InvoiceState.Paid, 1), ((await StandAsync(shop)).Invoice.State, (await StandAsync(shop)).Refunds.Count));
    }

    [Fact]
    public async Task Book_SwitchedOff_AnswersNoRefundUntilItIsOnAgain()
    {
        using var client = await server.SignedInAsync(Who.Citizen, "en");
        var shop = await BilledAsync();
        await PayAsync(client, shop, "WrongAmount");

        using var off = await client.SubmitAsync(await client.FormAsync("/en/development/gateway", "/development/gateway"), ("Mood", "Away"));
        await CarryOutAsync(hours: 1);
        var waiting = (await StandAsync(shop)).Refunds.Single();
        using var on = await client.SubmitAsync(await client.FormAsync("/en/development/gateway", "/development/gateway"), ("Mood", "Works"));
        await CarryOutAsync(hours: 2);

        Assert.Equal((RefundState.Waiting, 1), (waiting.State, waiting.Tries));
        Assert.Equal(RefundState.Done, (await StandAsync(shop)).Refunds.Single().State);
        Assert.Contains("717", await client.TextAsync("/en/development/gateway"), StringComparison.Ordinal);
    }

    private async Task<string> BilledAsync()
    {
        var drafts = new DraftMaker(server.Services, Who.Citizen);
        return (await drafts.SubmitAsync(await drafts.CompleteAsync(Application.Retail))).Expect();
    }

    /// <returns>The token the gateway knows the attempt by.</returns>
    private static async Task<string> PayAsync(HttpClient client, string shop, string outcome)
    {
        using var started = await client.SubmitAsync(await client.FormAsync($"/en/licenses/cases/{shop}/pay", "/pay"));
        var hosted = started.Headers.Location!.OriginalString;
        using var answered = await client.SubmitAsync(await client.FormAsync(hosted, "/development/gateway"), ("Outcome", outcome));
        if (answered.Headers.Location is { } back) (await client.GetAsync(back)).Dispose();
        return new Uri(hosted).Segments[^1];
    }

    private async Task TellLateAsync()
    {
        var clock = server.Services.GetRequiredService<Clock>();
        using var _ = clock.At(clock.GetUtcNow().AddMinutes(3));
        await server.Services.AskAsync(async (TellLateAnswers late) => { await late.RunAsync(CancellationToken.None); return true; });
    }

    private async Task CarryOutAsync(int hours)
    {
        var clock = server.Services.GetRequiredService<Clock>();
        using var _ = clock.At(clock.GetUtcNow().AddHours(hours));
        await server.Services.AskAsync((CarryOutRefunds refunds) => refunds.RunAsync(100, CancellationToken.None));
    }

    private Task<(Invoice Invoice, List<Refund> Refunds)> StandAsync(string shop) => server.Services.AskAsync(async (BaladiDbContext db) =>
    {
        var id = await db.Set<Case>().Where(c => c.Reference == shop).Select(c => c.Id).SingleAsync();
        return (await db.Set<Invoice>().AsNoTracking().SingleAsync(i => i.CaseId == id), await db.Refunds.AsNoTracking().Where(r => r.CaseId == id).ToListAsync());
    });
}
