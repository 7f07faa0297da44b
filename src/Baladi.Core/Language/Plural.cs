namespace Baladi.Core.Language;

/// <summary>The plural form of a count, after the Unicode CLDR: Arabic has six, English two.</summary>
public static class Plural
{
    /// <summary>All forms of a language.</summary>
    public static IReadOnlyList<string> Forms(string language) => language == Languages.English ? ["one", "other"] : ["zero", "one", "two", "few", "many", "other"];

    public static string Form(string language, long count)
    {
        if (language == Languages.English) return count == 1 ? "one" : "other";
        var lastTwo = count % 100;
        return count switch
        {
            0 => "zero",
            1 => "one",
            2 => "two",
            _ when lastTwo is >= 3 and <= 10 => "few",
            _ when lastTwo >= 11 => "many",
            _ => "other",
        };
    }
}
