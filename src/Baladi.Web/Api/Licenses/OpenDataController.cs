using Baladi.Core.Licenses.Register;
using Baladi.Web.Areas.Licenses.Register;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Baladi.Web.Api.Licenses;

/// <summary>The whole public register as open data: what its lists show, and nobody's name. Written as it is read.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/open-data"), EnableRateLimiting(OpenDataLimit.Policy), RequestTimeout(LongestInMilliseconds)]
public sealed class OpenDataController(ReadWholeRegister register) : ControllerBase
{
    /// <summary>As long as a slow line takes for the largest table; other answers have a minute.</summary>
    private const int LongestInMilliseconds = 15 * 60 * 1000;
    private const int RowsBeforeSending = 200;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(10);

    [HttpGet("licenses.csv", Name = Routes.OpenDataCsv)]
    [EndpointSummary("Every license of the public register, as CSV (RFC 4180, UTF-8 with a mark)")]
    [Produces("text/csv")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task Csv(CancellationToken cancel)
    {
        if (await IsKnownAsync("csv", cancel)) return;
        Begin("text/csv; charset=utf-8", "licenses.csv");
        await using var text = new StreamWriter(Response.Body, leaveOpen: true);
        await text.WriteAsync(Shared.Csv.Mark + Shared.Csv.Row(OpenDataColumns.All.Select(column => column.Name)));
        var count = 0;
        await foreach (var line in register.LinesAsync(cancel))
        {
            await text.WriteAsync(Shared.Csv.Row(OpenDataColumns.All.Select(column => column.Of(line))));
            if (++count % RowsBeforeSending == 0) await text.FlushAsync(cancel);
        }
    }

    [HttpGet("licenses.json", Name = Routes.OpenDataJson)]
    [EndpointSummary("Every license of the public register, as an array of JSON objects with the columns of the CSV")]
    [Produces("application/json")]
    [ProducesResponseType<IReadOnlyList<Dictionary<string, string>>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public async Task Json(CancellationToken cancel)
    {
        if (await IsKnownAsync("json", cancel)) return;
        Begin("application/json; charset=utf-8", "licenses.json");
        await using var json = new System.Text.Json.Utf8JsonWriter(Response.BodyWriter, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) });
        json.WriteStartArray();
        var count = 0;
        await foreach (var line in register.LinesAsync(cancel))
        {
            json.WriteStartObject();
            foreach (var column in OpenDataColumns.All) json.WriteString(column.Name, column.Of(line));
            json.WriteEndObject();
            if (++count % RowsBeforeSending != 0) continue;
            await json.FlushAsync(cancel);
            await Response.BodyWriter.FlushAsync(cancel);
        }
        json.WriteEndArray();
        await json.FlushAsync(cancel);
    }

    /// <summary>Whoever has it as it stands gets 304 and no bytes; nothing is read for that but what changed last.</summary>
    private async Task<bool> IsKnownAsync(string form, CancellationToken cancel)
    {
        var stamp = await register.StampAsync(cancel);
        // Weak: the same lines, packed or not.
        var (tag, at) = (new EntityTagHeaderValue($"\"{stamp.Mark}-{form}\"", isWeak: true), new DateTimeOffset(stamp.At.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero));
        ResponseHeaders answer = Response.GetTypedHeaders();
        (answer.ETag, answer.LastModified, answer.CacheControl) = (tag, at, new() { Public = true, MaxAge = Keep });
        var asked = Request.GetTypedHeaders();
        // A tag says more than a time, and counts alone where both are given (RFC 9110, 13.2.2).
        var known = asked.IfNoneMatch is { Count: > 0 } tags ? tags.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false)) : asked.IfModifiedSince >= at;
        if (known) Response.StatusCode = StatusCodes.Status304NotModified;
        return known;
    }

    private void Begin(string type, string name)
    {
        Response.ContentType = type;
        var file = new ContentDispositionHeaderValue("attachment");
        file.SetHttpFileName(name);
        Response.Headers.ContentDisposition = file.ToString();
    }
}

/// <summary>A column of the open data, and what it holds of a license.</summary>
public sealed record OpenDataColumn(string Name, Func<RegisterLine, string?> Of);

/// <summary>The columns, in order. A new one comes last; none goes or changes its meaning within <c>/api/v1</c>.</summary>
public static class OpenDataColumns
{
    public static readonly IReadOnlyList<OpenDataColumn> All =
    [
        new("number", line => line.Number),
        new("title_ar", line => line.Title.Ar),
        new("title_en", line => line.Title.En),
        new("name", line => line.Name),
        new("service", line => line.ServiceCode),
        new("activity", line => line.ActivityCode),
        new("authority", line => line.Authority.Code),
        new("authority_ar", line => line.Authority.Name.Ar),
        new("authority_en", line => line.Authority.Name.En),
        new("issued_on", line => Csv.Day(line.IssuedOn)),
        new("valid_from", line => Csv.Day(line.ValidFrom)),
        new("valid_to", line => Csv.Day(line.ValidTo)),
        new("status", line => RegisterFilter.NameOf(line.Status)),
    ];
}
