using System.Globalization;
using Baladi.Core.Language;
using Baladi.Core.Licenses.Sampled;
using Baladi.Web.Areas.Licenses.Register;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Api.Licenses;

/// <summary>The draws of the post-audit as data: all that is needed to draw them again.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/licenses/post-audits"), EnableRateLimiting(RegisterLimit.Policy)]
public sealed class PostAuditsController(ReadSamples samples) : ControllerBase
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    [HttpGet("{day}", Name = Routes.PostAuditData)]
    [EndpointSummary("The draw of one day: commitment, secret and digest, and every license there was to draw from with its mark")]
    [ProducesResponseType<PublishedDraw>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Day(string day, CancellationToken cancel)
    {
        if (samples.Service is not { } service || !DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return NotFound();
        if (await samples.DayAsync(service.Code, date, cancel) is not { Draw: var draw, Rates: var rates }) return NotFound();
        var licenses = new List<PublishedSample>(draw.Licenses);
        await foreach (var sample in samples.AllAsync(draw).WithCancellation(cancel)) licenses.Add(new(sample.Number, sample.PerMille, sample.Mark, sample.IsDrawn));
        return this.Json(new PublishedDraw(draw.Day, draw.Commitment, draw.CommittedAt, draw.Secret, draw.Digest, draw.DrawnAt, [.. rates.Select(rate => new PublishedRate(rate.Name, rate.PerMille))], licenses), Keep);
    }
}

/// <param name="Secret">Hexadecimal; null until the day is drawn, as what follows.</param>
public sealed record PublishedDraw(DateOnly Day, string Commitment, DateTimeOffset CommittedAt, string? Secret, string? Digest, DateTimeOffset? DrawnAt, IReadOnlyList<PublishedRate> Rates, IReadOnlyList<PublishedSample> Licenses);

public sealed record PublishedRate(LocalizedText Name, int PerMille);

/// <param name="Code">The number of the license.</param>
public sealed record PublishedSample(string Code, int PerMille, string Mark, bool Drawn);
