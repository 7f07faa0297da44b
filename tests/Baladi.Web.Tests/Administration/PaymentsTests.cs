using System.Net;
using Baladi.Core.Basics;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Administration;

/// <summary>The pages of a clerk of payments: what does not agree is listed, taken home as a table and settled with a note.</summary>
[Trait("Journey", "LicenseLife")]
public class PaymentsTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Differences_OfSeveralDays_ArePagedExportedAndSettled()
    {
        const int strange = 23;
        var tokens = Charge(strange);
        await ReconcileAsync();
        using var clerk = await server.SignedInAsync(Who.PaymentsClerk, "en");

        var first = await clerk.TextAsync("/en/administration/payments");
        Assert.Contains("Charge of an unknown attempt", first, StringComparison.Ordinal);
        var second = await clerk.TextAsync(Between(first, "/en/administration/payments?before=", "\""));
        Assert.Equal(strange, Count(first) + Count(second));
        var table = await clerk.TextAsync("/en/administration/payments/export.csv");
        Assert.Equal(strange + 1, table.Trim().Split("\r\n").Length);
        Assert.Contains("71.00", table, StringComparison.Ordinal);

        var page = Between(second, "/en/administration/payments/differences/", "\"");
        using var empty = await clerk.SubmitAsync(await clerk.FormAsync(page, "/differences/"), ("Note", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var settled = await clerk.SubmitAsync(await clerk.FormAsync(page, "/differences/"), ("Note", "The provider moved it to another merchant"));
        Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        Assert.Contains("The provider moved it to another merchant", await clerk.TextAsync(page), StringComparison.Ordinal);
        Assert.Equal(1, Count(await clerk.TextAsync("/en/administration/payments?state=Settled")));
        Assert.Contains("1,635.53", await clerk.TextAsync("/en/administration/payments/days"), StringComparison.Ordinal);
        Assert.Equal(strange, tokens.Count);
    }

    [Theory]
    [InlineData("from=yesterday", "Type the date as year")]
    [InlineData("from=2026-12-01&to=2026-01-01", "before its beginning")]
    public async Task Waivers_OfDaysThatAreNone_SaySo_AndSumNothing(string query, string says)
    {
        using var clerk = await server.SignedInAsync(Who.PaymentsClerk, "en");

        using var answer = await clerk.GetAsync(new Uri($"/en/administration/payments/waivers?{query}", UriKind.Relative));
        var page = await answer.TextAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.DoesNotContain("No waivers in this time", page, StringComparison.Ordinal);
        using var table = await clerk.GetAsync(new Uri("/en/administration/payments/waivers/export.csv?from=yesterday", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, table.StatusCode);
    }

    private List<string> Charge(int count)
    {
        var (gateway, clock) = (server.Services.GetRequiredService<DevelopmentGateway>(), server.Services.GetRequiredService<Clock>());
        using var _ = clock.At(RiyadhTime.StartOf(clock.Today().AddDays(-1)).AddHours(12));
        return [.. Enumerable.Range(0, count).Select(n => gateway.Charge(Tokens.New(), new Money(7_100 + n)).Token)];
    }

    private Task<int> ReconcileAsync()
    {
        // Late in the day, whenever the test runs.
        var clock = server.Services.GetRequiredService<Clock>();
        using var _ = clock.At(RiyadhTime.StartOf(clock.Today()).AddHours(12));
        return server.Services.AskAsync((ReconcilePayments reconcile) => reconcile.RunAsync(100, CancellationToken.None));
    }

    private static int Count(string page) => page.Split("/administration/payments/differences/").Length - 1;

    private static string Between(string page, string from, string to)
    {
        var at = page.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"no {from}");
        return WebUtility.HtmlDecode(page[at..page.IndexOf(to, at, StringComparison.Ordinal)]);
    }
}
