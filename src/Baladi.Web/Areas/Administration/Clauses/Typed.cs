using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>Reads what authors type.</summary>
public static class Typed
{
    /// <summary>In any digits, with or without thousands; null where it is no number.</summary>
    public static string? Number(string? typed) =>
        decimal.TryParse(DigitFolding.Fold(typed ?? "").Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.######", CultureInfo.InvariantCulture) : null;

    /// <summary>Null, and a problem beside the field, where it cannot be read.</summary>
    public static Formula? Formula(string text, string field, List<Problem> problems)
    {
        try { return new(text); }
        catch (ExpressionException wrong)
        {
            problems.Add(wrong.Problem with { Field = field });
            return null;
        }
    }
}
