using System.ComponentModel;
using System.Globalization;
using Baladi.Core.Maps.Places;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NetTopologySuite.Geometries;

namespace Baladi.Web.Api.Places;

/// <summary>What the maps know of a place.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/places")]
public sealed class PlacesController(AnswerPlace answer, Texts texts) : ControllerBase
{
    [HttpGet("at")]
    [EndpointSummary("Who answers at a place, what it belongs to, and what each constraint layer says: hit, clear, noData or failed")]
    [ProducesResponseType<PlaceItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public async Task<IActionResult> At([Description("Latitude, WGS 84")] double? lat, [Description("Longitude, WGS 84")] double? lon, CancellationToken cancel)
    {
        Require("lat", lat, 90);
        Require("lon", lon, 180);
        if (!ModelState.IsValid) return ValidationProblem(statusCode: StatusCodes.Status422UnprocessableEntity, modelStateDictionary: ModelState);
        var report = await answer.AtAsync(new Point(lon!.Value, lat!.Value) { SRID = 4326 }, cancel);
        // What could not be asked now may be answered in a moment.
        Response.GetTypedHeaders().CacheControl = report.HasFailed ? new() { NoStore = true } : new() { Public = true, MaxAge = TimeSpan.FromMinutes(1) };
        return Ok(PlaceItem.Of(report));
    }

    private void Require(string name, double? value, double most)
    {
        if (value is { } degrees && Math.Abs(degrees) <= most) return;
        ModelState.AddModelError(name, texts.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, $"api.{name}"));
    }
}
