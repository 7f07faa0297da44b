using System.Globalization;
using Baladi.Core.Language;

namespace Baladi.Web.Shared.Localization;

/// <summary>
/// ar-SA as .NET ships it counts in Umm al-Qura, writes "٫" and prefixes minus signs with a hidden mark: forms and figures would
/// not read back. Both languages therefore get a Gregorian calendar and invariant numbers; Hijri dates are written by <see cref="Dates"/>.
/// </summary>
public static class Cultures
{
    public static readonly CultureInfo Arabic = Make("ar-SA");
    public static readonly CultureInfo English = Make("en-US");

    public static CultureInfo For(string language) => language == Languages.English ? English : Arabic;

    /// <summary>The language a path names in its first segment; null where it names none.</summary>
    public static string? LanguageOf(PathString path)
    {
        var value = path.Value.AsSpan().TrimStart('/');
        var end = value.IndexOf('/');
        var first = end < 0 ? value : value[..end];
        foreach (var language in Languages.All)
            if (first.Equals(language, StringComparison.OrdinalIgnoreCase)) return language;
        return null;
    }

    private static CultureInfo Make(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat = (DateTimeFormatInfo)CultureInfo.InvariantCulture.DateTimeFormat.Clone();
        culture.NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        return CultureInfo.ReadOnly(culture);
    }
}
