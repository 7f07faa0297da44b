using System.ComponentModel;
using System.Globalization;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Authorities;
using Baladi.Web.Areas.Licenses.Register;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Api.Licenses;

/// <summary>The public register for programs: the same questions, the same answers and the same limit as its pages, and nobody's name.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/licenses"), EnableRateLimiting(RegisterLimit.Policy)]
public sealed class LicensesController(ReadRegister register, VerifyLicense verify, ActivityNames activities, Geography geography, Texts texts) : ControllerBase
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    [HttpGet("")]
    [EndpointSummary("Licenses in the public register, newest first")]
    [ProducesResponseType<LicensePage>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public async Task<IActionResult> List(
        [Description("Beginnings of words of the trade name; letters are folded")] string? name,
        [Description("Code of an activity")] string? activity,
        [Description("Code of a municipality, or of an amanah with all below it")] string? municipality,
        [Description("valid, notYetValid, expired, suspended or cancelled")] string? state,
        [Description("How many, 1 to 100")] int? limit,
        [Description("nextCursor of the page before")] string? cursor,
        CancellationToken cancel)
    {
        var filter = new RegisterFilter { State = state };
        if (limit is < 1 or > ReadRegister.MostOnAPage) Wrong(nameof(limit), "api.limit", ReadRegister.MostOnAPage);
        if (cursor is not null && RegisterPlace.Parse(cursor) is null) Wrong(nameof(cursor), "api.cursor");
        if (!string.IsNullOrWhiteSpace(name) && (name.Length > RegisterPage.MaxQuery || !ReadRegister.IsSearchable(name))) Wrong(nameof(name), "licenseRegister.q.short");
        if (activity is not null && activities.Find(activity) is null) Wrong(nameof(activity), "api.unknown");
        if (municipality is not null && geography.Authority(municipality) is null) Wrong(nameof(municipality), "api.unknown");
        if (state is not null && filter.Status is null) Wrong(nameof(state), "api.unknown");
        if (!ModelState.IsValid) return ValidationProblem(statusCode: StatusCodes.Status422UnprocessableEntity, modelStateDictionary: ModelState);

        var page = await register.PageAsync(new() { Name = name, Activity = activity, Authority = municipality, Status = filter.Status, After = RegisterPlace.Parse(cursor), Size = limit ?? 20 }, cancel);
        return this.Json(new LicensePage([.. page.Lines.Select(line => new LicenseItem(line.Number, line.Title, line.Name, line.ServiceCode, line.ActivityCode, line.Authority.Code, line.IssuedOn, line.ValidFrom, line.ValidTo, RegisterFilter.NameOf(line.Status)))], page.Next?.ToString()), Keep);
    }

    [HttpGet("{number}")]
    [EndpointSummary("One license: what is printed on it, without what is personal, and its status today")]
    [ProducesResponseType<LicenseFace>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> One(string number, CancellationToken cancel) =>
        await verify.ByNumberAsync(number, cancel) is { } license
            ? this.Json(new LicenseFace(license.Number, license.Title, license.Name, license.ServiceCode, license.ActivityCode, geography.Authority(license.AuthorityId).Code, Core.Basics.RiyadhTime.DateOf(license.IssuedAt),
                license.ValidFrom, license.ValidTo, RegisterFilter.NameOf(license.Status), license.Holder, license.Printed.Fields, license.Printed.Conditions), Keep)
            : NotFound();

    private void Wrong(string field, string key, object? argument = null) => ModelState.AddModelError(field, texts.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, key, argument));
}

/// <summary>A page of the register.</summary>
public sealed record LicensePage(IReadOnlyList<LicenseItem> Items, string? NextCursor);

/// <param name="Code">The number of the license.</param>
public sealed record LicenseItem(string Code, LocalizedText Title, string Name, string Service, string? Activity, string Authority, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly ValidTo, string Status);

/// <param name="Code">The number of the license.</param>
/// <param name="Holder">The establishment; null where a natural person holds it.</param>
public sealed record LicenseFace(string Code, LocalizedText Title, string Name, string Service, string? Activity, string Authority, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly ValidTo, string Status,
    LocalizedText? Holder, IReadOnlyList<PrintedField> Fields, IReadOnlyList<LocalizedText> Conditions);
