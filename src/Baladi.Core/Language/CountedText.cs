namespace Baladi.Core.Language;

/// <summary>A published text for each plural form of either language, with the number at {0}: 1 day, 3 days.</summary>
public sealed record CountedText(IReadOnlyDictionary<string, string> Ar, IReadOnlyDictionary<string, string> En)
{
    /// <summary>Every form of the language is there.</summary>
    public bool IsComplete => Plural.Forms(Languages.Arabic).All(Ar.ContainsKey) && Plural.Forms(Languages.English).All(En.ContainsKey);

    /// <param name="shown">The number as it is written.</param>
    public LocalizedText For(decimal number, string shown) => new(In(Languages.Arabic, Ar, number, shown), In(Languages.English, En, number, shown));

    // A fraction takes the general form: 2.5 days.
    private static string In(string language, IReadOnlyDictionary<string, string> forms, decimal number, string shown) =>
        forms[number == decimal.Truncate(number) && number is >= 0 and <= long.MaxValue ? Plural.Form(language, (long)number) : "other"].Replace("{0}", shown, StringComparison.Ordinal);
}
