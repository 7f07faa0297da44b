using System.ComponentModel;
using System.Globalization;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Api.Catalog;

/// <summary>A page of a list whose items have codes, in the order of their codes.</summary>
/// <param name="NextCursor">What to ask the next page with; null where there is none.</param>
public sealed record CodedPage<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>How a page is asked for.</summary>
public sealed class CodedQuery
{
    public const int Most = 500;
    private const int Usual = 100;

    [Description("How many, 1 to 500; 100 where it is not said")] public int? Limit { get; init; }
    [Description("nextCursor of the page before")] public string? Cursor { get; init; }

    public CodedPage<TItem> Of<T, TItem>(IEnumerable<T> all, Func<T, string> codeOf, Func<T, TItem> item)
    {
        var after = all.OrderBy(codeOf, StringComparer.Ordinal).Where(one => Cursor is null || string.CompareOrdinal(codeOf(one), Cursor) > 0).Take((Limit ?? Usual) + 1).ToList();
        var shown = after.Take(Limit ?? Usual).ToList();
        return new([.. shown.Select(item)], after.Count > shown.Count ? codeOf(shown[^1]) : null);
    }

    /// <summary>Null where it can be answered, otherwise the problem beside the field.</summary>
    internal ActionResult? Wrong(ControllerBase controller, Texts texts)
    {
        if (Limit is null or (>= 1 and <= Most)) return null;
        controller.ModelState.AddModelError("limit", texts.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "api.limit", Most));
        return controller.ValidationProblem(statusCode: StatusCodes.Status422UnprocessableEntity, modelStateDictionary: controller.ModelState);
    }
}
