using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>The invoice of one demo case, from a refused card to the license; the tests tell one story and run in its order.</summary>
[Trait("Journey", "CommercialLicense")]
public class PaymentTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Pay_RefusedThenPaidThenReplayed_ChargesOnceAndIssuesTheLicense()
    {
        using var client = await server.SignedInAsync(Resident, "en");
        var found = await server.CaseAsync(ToPay);
        var page = $"/en/licenses/cases/{found.Reference}";

        // Refused by the bank: nothing is owed less, and the payer may try again.
        var refused = await PayAsync(client, page, "Refused");
        var afterRefusal = await client.TextAsync(await FollowAsync(client, refused));
        Assert.Contains("did not go through", afterRefusal, StringComparison.Ordinal);
        Assert.Equal(InvoiceState.Open, (await server.PartsAsync<Invoice>(found.Id)).Single().State);

        var paid = await PayAsync(client, page, "Paid");
        var afterPayment = await client.TextAsync(await FollowAsync(client, paid));
        var license = await server.LicenseAsync(ToPay);
        Assert.Contains("Your payment was received", afterPayment, StringComparison.Ordinal);
        Assert.Contains(license.Number, afterPayment, StringComparison.Ordinal);
        Assert.Equal(InvoiceState.Paid, (await server.PartsAsync<Invoice>(found.Id)).Single().State);

        // The same answers again, in any order, change nothing.
        foreach (var address in new[] { paid, refused, paid }) await FollowAsync(client, address);
        Assert.Equal(license.Number, (await server.LicenseAsync(ToPay)).Number);
        Assert.Single(await server.PartsAsync<Payment>(found.Id), payment => payment.State == PaymentState.Succeeded);

        var receipt = await client.TextAsync($"{page}/receipt");
        Assert.Contains((await server.PartsAsync<Invoice>(found.Id)).Single().Number, receipt, StringComparison.Ordinal);
        using var nothing = await client.GetAsync(new Uri($"{page}/pay", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, nothing.StatusCode);
    }

    [Fact]
    public async Task Return_TamperedWithOrEmpty_IsRefused()
    {
        using var client = server.CreateClient();
        var payment = await StartedAsync();
        var (payload, signature) = server.Answer(payment);
        var forged = (signature[0] == '0' ? '1' : '0') + signature[1..];

        using var tampered = await client.GetAsync(Return(payload, forged));
        using var empty = await client.GetAsync(new Uri("/ar/licenses/payments/return", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, tampered.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("تعذّر تأكيد نتيجة الدفع", await tampered.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(PaymentState.Started, (await server.PartsAsync<Payment>(payment.CaseId)).Single(p => p.Id == payment.Id).State);
    }

    [Fact]
    public async Task Callback_OfTheGateway_CompletesWithoutASessionAndAnswersInProblemDetails()
    {
        using var client = server.CreateClient();
        var payment = await StartedAsync();
        var (payload, signature) = server.Answer(payment, succeeded: false);
        var (strange, strangeSignature) = server.Services.GetRequiredService<DevelopmentGateway>().Answer(new("AAAAAAAAAAAAAAAAAAAAAA", payment.Amount, true, "X"));

        using var forged = await CallAsync(client, payload, "00" + signature[2..]);
        using var unknown = await CallAsync(client, strange, strangeSignature);
        using var incomplete = await client.PostAsJsonAsync(new Uri("/api/v1/payments/callback", UriKind.Relative), new { payload });
        using var done = await CallAsync(client, payload, signature);
        using var again = await CallAsync(client, payload, signature);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("application/problem+json", forged.Content.Headers.ContentType!.MediaType);
        Assert.Equal("signature-invalid", (await forged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.BadRequest, incomplete.StatusCode);
        Assert.Equal("failed", (await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        Assert.Equal("failed", (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
    }

    /// <summary>Another demo case whose invoice is open, with an attempt under way.</summary>
    private async Task<Payment> StartedAsync()
    {
        const string payer = "2000002002";
        using var client = await server.SignedInAsync(payer);
        var found = (await server.CasesOfAsync(payer)).Single(c => c.Milestone == "awaiting-payment");
        using var started = await client.SubmitAsync(await client.FormAsync($"/ar/licenses/cases/{found.Reference}/pay", "/pay"));
        Assert.Contains("/ar/development/gateway/", started.Headers.Location!.OriginalString, StringComparison.Ordinal);
        return (await server.PartsAsync<Payment>(found.Id)).Last(payment => payment.State == PaymentState.Started);
    }

    /// <summary>Goes to the hosted page and chooses how it ends.</summary>
    /// <returns>The address the gateway sends the payer back to.</returns>
    private static async Task<string> PayAsync(HttpClient client, string page, string outcome)
    {
        using var started = await client.SubmitAsync(await client.FormAsync($"{page}/pay", "/pay"));
        using var answered = await client.SubmitAsync(await client.FormAsync(started.Headers.Location!.OriginalString, "/development/gateway"), ("Outcome", outcome));
        return answered.Headers.Location!.OriginalString;
    }

    private static async Task<string> FollowAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static Uri Return(string payload, string signature) =>
        new($"/ar/licenses/payments/return?payload={Uri.EscapeDataString(payload)}&signature={signature}", UriKind.Relative);

    private static Task<HttpResponseMessage> CallAsync(HttpClient client, string payload, string signature) =>
        client.PostAsJsonAsync(new Uri("/api/v1/payments/callback", UriKind.Relative), new { payload, signature });
}
