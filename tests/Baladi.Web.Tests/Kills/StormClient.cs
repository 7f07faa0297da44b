using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;

namespace Baladi.Web.Tests.Kills;

/// <summary>What a client has read before the storm was over.</summary>
/// <param name="Paid">Whether the portal told the gateway that the charge is booked.</param>
internal sealed record Read(string Draft, string Reference, string? Charge, bool Paid);

/// <summary>
/// Somebody who submits and pays, and asks again with the same draft, attempt and charge for as long as no answer comes. What it has not read it does not
/// know: an answer lost on its way may have been carried out or not.
/// </summary>
internal sealed partial class StormClient(HttpClient client, string formToken, DevelopmentGateway gateway, Action answered, CancellationToken giveUp)
{
    public async Task<Read> ApplyAsync(string draft)
    {
        var tasks = $"/ar/licenses/applications/{draft}";
        await UntilAsync(() => PostAsync($"{tasks}/submit"), answer => answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.EndsWith("/done", StringComparison.Ordinal));
        var reference = "";
        await UntilAsync(() => client.GetAsync(DeskVisits.Address($"{tasks}/done"), giveUp), async answer => (reference = Confirmed().Match(await answer.Content.ReadAsStringAsync(giveUp)).Groups["reference"].Value).Length > 0);
        Uri? hosted = null;
        await UntilAsync(() => PostAsync($"/ar/licenses/cases/{reference}/pay"), answer => (hosted = answer.Headers.Location) is not null && answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther);
        // Charged at an attempt whose answer was lost: nothing is owed any more, and the portal leads back to the case.
        if (!hosted!.OriginalString.Contains("/development/gateway/", StringComparison.Ordinal)) return new(draft, reference, Charge: null, Paid: true);

        var (token, amount) = (hosted.OriginalString.Split('?')[0].Split('/')[^1], Amount().Match(hosted.OriginalString).Groups["halalas"].Value);
        var answer = new GatewayAnswer(token, new Money(long.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)), Succeeded: true, "STORM-" + token);
        var (payload, signature) = gateway.Answer(answer);
        // The gateway tells twice, as gateways do.
        for (var told = 0; told < 2; told++)
            await UntilAsync(() => client.PostAsJsonAsync(DeskVisits.Address("/api/v1/payments/callback"), new { payload, signature }, giveUp), async told => (await told.Content.ReadAsStringAsync(giveUp)).Contains("succeeded", StringComparison.Ordinal));
        return new(draft, reference, answer.GatewayReference, Paid: true);
    }

    private Task<HttpResponseMessage> PostAsync(string address) => client.PostAsync(DeskVisits.Address(address), new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", formToken)]), giveUp);

    private Task UntilAsync(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, bool> isDone) => UntilAsync(ask, answer => Task.FromResult(isDone(answer)));

    private async Task UntilAsync(Func<Task<HttpResponseMessage>> ask, Func<HttpResponseMessage, Task<bool>> isDone)
    {
        for (; ; await Task.Delay(Random.Shared.Next(50, 300), giveUp))
        {
            try
            {
                using var answer = await ask();
                // A page that refuses will refuse for ever: the test is wrong, or the portal is.
                if (answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity)
                    throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {await answer.TextAsync()}");
                if ((int)answer.StatusCode >= 500 || !await isDone(answer)) continue;
                answered();
                return;
            }
            // The portal is dead, or died under this request.
            catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !giveUp.IsCancellationRequested)) { }
        }
    }

    [GeneratedRegex("""confirmation__reference.*?<bdi[^>]*>(?<reference>[0-9A-Z-]+)<""", RegexOptions.Singleline)] private static partial Regex Confirmed();
    [GeneratedRegex("[?&]amount=(?<halalas>[0-9]+)")] private static partial Regex Amount();
}
