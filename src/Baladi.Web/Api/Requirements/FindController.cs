using System.Globalization;
using System.Text.Json;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Api.Requirements;

/// <summary>The finder for programs: the same answer as the page and the form.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/requirements"), IgnoreAntiforgeryToken]
public sealed class FindController(RequirementFinder finder, FormAnswers answers, PublishedCatalog catalog, Geography geography, Problems problems, Texts texts) : ControllerBase
{
    // The Kingdom with its waters.
    private static readonly (double West, double South, double East, double North) Kingdom = (34, 15, 57, 33);

    [HttpPost("find")]
    [EndpointSummary("What an activity needs at a place and in a building: clauses with verdicts, documents, fees")]
    [ProducesResponseType<FindAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public IActionResult Find(FindRequest request)
    {
        if (finder.ServiceOf(request.Activity)?.Content is not { } service)
        {
            Wrong("activity", new FactNames(catalog).GroupOf(request.Activity) is null ? "api.activity" : "api.activity.none");
            return Unprocessable();
        }
        if (request.Municipality is { } municipality && geography.Authority(municipality) is not { TakesCases: true }) Wrong("municipality", "api.municipality");
        if (request.Location is { ValueKind: not JsonValueKind.Null } location && !IsPoint(location)) Wrong("location", "api.location");
        var asked = answers.Of(service).Select(fact => fact.Code).ToHashSet();
        var typed = new Dictionary<string, string?>();
        foreach (var (code, value) in request.Facts ?? [])
        {
            if (!asked.Contains(code)) Wrong($"facts.{code}", "api.fact");
            else if (Text(value) is not { } text) Wrong($"facts.{code}", "api.fact.kind");
            else typed[code] = text;
        }
        (typed[CommonFacts.Activity], typed[CommonFacts.Municipality]) = (request.Activity, request.Municipality);
        var (kept, unread) = answers.Read(service, typed);
        foreach (var problem in unread.Where(problem => problem.Field is not (CommonFacts.Activity or CommonFacts.Municipality))) ModelState.AddModelError($"facts.{problem.Field}", problems.Say(problem));
        return ModelState.IsValid ? Ok(Answer(finder.Find(service.Code, kept)!)) : Unprocessable();
    }

    private static FindAnswer Answer(Finding finding)
    {
        var review = finding.Review;
        var documents = review.Documents.ToDictionary(document => document.VersionId);
        return new(review.Procedure.Content.Code,
            [.. review.Clauses.Select(result => Item(result, documents[result.RequirementVersionId], finding))],
            [.. finding.Documents.Select(result => (Result: result, Rule: result.Clause.Evidence!)).Select(one => new FoundDocument(documents[one.Result.RequirementVersionId].Content.Code, one.Result.Clause.Code, one.Result.Clause.Title, one.Rule.Hint, one.Rule.Required, one.Rule.Formats, one.Rule.MaxMegabytes))],
            review.Price is { } price ? new([.. price.Lines.Select(line => new FoundFee(line.Text, line.Amount.Riyals, line.Explanation))], price.Total.Riyals, "SAR", price.IsComplete) : new([], 0, "SAR", true),
            finding.Instant == true, null, [.. finding.Open.Select(fact => fact.Code)]);
    }

    private static FoundClauseItem Item(ClauseResult result, Published<RequirementDocument> document, Finding finding) => new(
        document.Content.Code, document.Number, result.Clause.Code, result.Clause.Text, result.Clause.Kind, result.Required, result.Provided, result.Clause.Measure?.Unit,
        result.Verdict, result.Why == VerdictReason.None ? null : result.Why,
        [.. finding.Ways[result.ClauseCode].Select(way => new FoundChange(way.Fact.Code, way.From, way.To, [.. way.Breaks.Select(broken => broken.ClauseCode)]))]);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static bool IsPoint(JsonElement location) =>
        location is { ValueKind: JsonValueKind.Object } && location.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Point"
        && location.TryGetProperty("coordinates", out var at) && at.ValueKind == JsonValueKind.Array && at.GetArrayLength() is 2 or 3
        && at[0].ValueKind == JsonValueKind.Number && at[1].ValueKind == JsonValueKind.Number
        && at[0].GetDouble() is var longitude && at[1].GetDouble() is var latitude
        && longitude >= Kingdom.West && longitude <= Kingdom.East && latitude >= Kingdom.South && latitude <= Kingdom.North;

    private void Wrong(string field, string text) => ModelState.AddModelError(field, texts.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, text));

    private ActionResult Unprocessable() => ValidationProblem(statusCode: StatusCodes.Status422UnprocessableEntity, modelStateDictionary: ModelState);
}
