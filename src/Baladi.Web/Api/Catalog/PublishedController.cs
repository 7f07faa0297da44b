using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Pages.Services;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Api.Catalog;

/// <summary>What the ministry publishes and is in force today, as data.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1")]
public sealed class PublishedController(PublishedCatalog catalog, ServiceCards services, Texts texts, TimeProvider time) : ControllerBase
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    [HttpGet("activities")]
    [EndpointSummary("The activities that can be licensed")]
    [ProducesResponseType<CodedPage<ActivityItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Activities([FromQuery] CodedQuery query)
    {
        if (query.Wrong(this, texts) is { } wrong) return wrong;
        var all = catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items.Select(activity => (Activity: activity, Group: list.Content.Groups.First(group => group.Code == activity.Group))));
        return this.Json(query.Of(all, one => one.Activity.Code, one => new ActivityItem(one.Activity.Code, one.Activity.Name, one.Activity.Isic4, one.Group, one.Activity.Instant)), Keep);
    }

    [HttpGet("facts")]
    [EndpointSummary("Everything that can be asked, measured or looked up, with its type and unit")]
    [ProducesResponseType<CodedPage<FactDefinition>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Facts([FromQuery] CodedQuery query) =>
        query.Wrong(this, texts) ?? (IActionResult)this.Json(query.Of(catalog.AllInForce<FactSet>().SelectMany(set => set.Content.Facts), fact => fact.Code, fact => fact), Keep);

    [HttpGet("services")]
    [EndpointSummary("The services people apply for")]
    [ProducesResponseType<CodedPage<ServiceItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Services([FromQuery] CodedQuery query) =>
        query.Wrong(this, texts) ?? (IActionResult)this.Json(query.Of(services.All, service => service.Content.Code, service => ServiceItem.Of(service)), Keep);

    [HttpGet("services/{code}")]
    [EndpointSummary("One service: steps, conditions, audience, documents' catalog, fees' schedule and days")]
    [ProducesResponseType<ServiceFace>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public IActionResult Service(string code) =>
        services.All.FirstOrDefault(service => service.Content.Code == code) is { } found ? this.Json(ServiceFace.Of(found), Keep) : NotFound();

    [HttpGet("requirements")]
    [EndpointSummary("The requirement documents in force")]
    [ProducesResponseType<CodedPage<RequirementItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Requirements([FromQuery] CodedQuery query) =>
        query.Wrong(this, texts) ?? (IActionResult)this.Json(query.Of(catalog.AllInForce<RequirementDocument>(), document => document.Content.Code, document => RequirementItem.Of(document)), Keep);

    [HttpGet("requirements/{code}")]
    [EndpointSummary("A requirement document as it is in force today, clause by clause")]
    [ProducesResponseType<RequirementFace>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public IActionResult Requirement(string code) => Face(catalog.InForce<RequirementDocument>(code, time.Today()));

    [HttpGet("requirements/{code}/versions/{version:int}")]
    [EndpointSummary("A version of a requirement document: past, in force, or announced")]
    [ProducesResponseType<RequirementFace>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public IActionResult Version(string code, int version) => Face(catalog.Versions<RequirementDocument>(code).FirstOrDefault(one => one.Number == version));

    private IActionResult Face(Published<RequirementDocument>? document) => document is null ? NotFound() : this.Json(RequirementFace.Of(document), Keep);
}

public sealed record ActivityItem(string Code, LocalizedText Name, string Isic4, CodedText Group, bool Instant);

/// <param name="Days">The promise, in working days.</param>
public sealed record ServiceItem(string Code, LocalizedText Name, LocalizedText Summary, string Category, InstantRoute Instant, int Days, int Version, DateOnly EffectiveFrom)
{
    internal static ServiceItem Of(Published<Procedure> service) => new(service.Content.Code, service.Content.Service.Name, service.Content.Service.Summary, service.Content.Service.Category, service.Content.Service.Instant,
        service.Content.Days, service.Number, service.EffectiveFrom);
}

/// <param name="Groups">The groups of activities it licenses; none where it licenses something else.</param>
/// <param name="Fees">The code of its schedule; null where it is free.</param>
public sealed record ServiceFace(string Code, int Version, DateOnly EffectiveFrom, ServiceCard Service, int Days, IReadOnlyList<string> Groups, string? Fees)
{
    internal static ServiceFace Of(Published<Procedure> service) => new(service.Content.Code, service.Number, service.EffectiveFrom, service.Content.Service, service.Content.Days, service.Content.ActivityGroups, service.Content.Fees);
}

public sealed record RequirementItem(string Code, LocalizedText Title, LocalizedText Summary, RequirementScope Scope, int Clauses, int Version, DateOnly EffectiveFrom)
{
    internal static RequirementItem Of(Published<RequirementDocument> document) =>
        new(document.Content.Code, document.Content.Title, document.Content.Summary, document.Content.Scope, document.Content.Clauses.Count, document.Number, document.EffectiveFrom);
}

/// <param name="EffectiveTo">The first day it is no longer in force; null while nothing follows.</param>
public sealed record RequirementFace(string Code, int Version, DateOnly EffectiveFrom, DateOnly? EffectiveTo, DateTimeOffset PublishedAt, LocalizedText Title, LocalizedText Summary, RequirementScope Scope, IReadOnlyList<Clause> Clauses)
{
    internal static RequirementFace Of(Published<RequirementDocument> document) => new(document.Content.Code, document.Number, document.EffectiveFrom, document.EffectiveTo, document.PublishedAt,
        document.Content.Title, document.Content.Summary, document.Content.Scope, document.Content.Clauses);
}
