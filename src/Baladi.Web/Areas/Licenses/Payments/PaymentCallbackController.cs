using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Payments;

/// <summary>What the gateway itself tells us, whether or not the payer comes back. The signature is the only credential.</summary>
[ApiController, NoCulture, AllowAnonymous, IgnoreAntiforgeryToken, Route("api/v1/payments")]
public sealed class PaymentCallbackController(CompletePaymentHandler complete, Problems problems) : ControllerBase
{
    [HttpPost("callback")]
    public async Task<IActionResult> Callback(GatewayCall call, CancellationToken cancel)
    {
        var outcome = await complete.HandleAsync(new(call.Payload, call.Signature), cancel);
        if (outcome.IsDone) return Ok(new { state = outcome.Value!.State.ToString().ToLowerInvariant() });
        return outcome.Kind == OutcomeKind.NotFound
            ? Problem(statusCode: StatusCodes.Status404NotFound)
            : Problem(statusCode: StatusCodes.Status400BadRequest, detail: string.Join(' ', outcome.Problems.Select(problems.Say)), extensions: new Dictionary<string, object?> { ["code"] = outcome.Problems[0].Code });
    }
}

public sealed record GatewayCall
{
    public required string Payload { get; init; }
    public required string Signature { get; init; }
}
