using Baladi.Core.Authorities;
using Baladi.Core.Language;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Api.Catalog;

/// <summary>The tree of authorities and the cities.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1")]
public sealed class ReferenceController(Geography geography, Texts texts) : ControllerBase
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    [HttpGet("authorities")]
    [EndpointSummary("The ministry, amanat, municipalities and outside agencies")]
    [ProducesResponseType<CodedPage<AuthorityItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Authorities([FromQuery] CodedQuery query)
    {
        if (query.Wrong(this, texts) is { } wrong) return wrong;
        return this.Json(query.Of(geography.Authorities, authority => authority.Code, authority => new AuthorityItem(authority.Code, authority.Kind, authority.Name,
            authority.ParentId is { } parent ? geography.Authority(parent).Code : null, authority.RegionCode, authority.FeeClass)), Keep);
    }

    [HttpGet("cities")]
    [EndpointSummary("The cities of the Kingdom")]
    [ProducesResponseType<CodedPage<CityItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Cities([FromQuery] CodedQuery query)
    {
        if (query.Wrong(this, texts) is { } wrong) return wrong;
        return this.Json(query.Of(geography.Cities, city => city.Code, city => new CityItem(city.Code, city.Name, city.RegionCode)), Keep);
    }
}

/// <param name="Parent">The code of the one above it.</param>
/// <param name="FeeClass">1 (highest) to 5.</param>
public sealed record AuthorityItem(string Code, AuthorityKind Kind, LocalizedText Name, string? Parent, string? Region, int? FeeClass);

public sealed record CityItem(string Code, LocalizedText Name, string? Region);
