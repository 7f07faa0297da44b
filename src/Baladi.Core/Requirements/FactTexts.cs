using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>Facts as people read them: names for codes, units beside numbers, in both languages.</summary>
public sealed class FactTexts(PublishedCatalog catalog, Geography geography, NationalIdVault vault)
{
    public LocalizedText Show(FactDefinition fact, Value value)
    {
        var text = FactInput.TextOf(fact, value);
        return fact.Type switch
        {
            FactType.Choice => fact.Options.FirstOrDefault(option => option.Code == text)?.Label,
            FactType.YesNo => value.IsTrue ? Yes : No,
            FactType.Activity => catalog.AllInForce<ActivityList>().Select(list => list.Content.Find(text)).FirstOrDefault(found => found is not null)?.Name,
            FactType.Municipality => geography.Authority(text)?.Name,
            FactType.City => geography.City(text)?.Name,
            FactType.NationalId when vault.OpenText(text) is { } id => Same(SaudiIdentifiers.Masked(id)),
            FactType.Number or FactType.Whole when fact.Unit is { Length: > 0 } unit => WithUnit(text, unit),
            _ => null,
        } ?? Same(text);
    }

    private static LocalizedText Same(string text) => new(text, text);

    /// <summary>A number with its unit, as in 120 م² and 120 m².</summary>
    public LocalizedText WithUnit(string number, string unit)
    {
        var words = Words(unit);
        if (words.Counted is { } counted && decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var count)) return counted.For(count, number);
        var between = words.Attached ? "" : " ";
        return new($"{number}{between}{words.Name.Ar}".TrimEnd(), $"{number}{between}{words.Name.En}".TrimEnd());
    }

    public LocalizedText Unit(string symbol) => Words(symbol).Name;

    private UnitWords Words(string symbol) => Published.Units.FirstOrDefault(unit => unit.Code == symbol) ?? new(symbol, new LocalizedText(symbol, symbol));

    private LocalizedText Yes => Published.Yes;
    private LocalizedText No => Published.No;

    public Wording Published => catalog.InForce<Wording>("core")?.Content ?? throw new InvalidOperationException("No wording of units is in force.");
}

/// <summary>A fact with its value, as people read both.</summary>
public sealed record ShownFact(LocalizedText Name, LocalizedText Value);

/// <summary>The published words for units and for yes and no.</summary>
public sealed record Wording : IPublishedContent
{
    public static string Kind => "wording";
    public required string Code { get; init; }
    public required LocalizedText Yes { get; init; }
    public required LocalizedText No { get; init; }
    public required IReadOnlyList<UnitWords> Units { get; init; }
    /// <summary>How functions and comparisons are said, by their names, with their arguments at {0}, {1} …</summary>
    public IReadOnlyDictionary<string, LocalizedText> Phrases { get; init; } = new Dictionary<string, LocalizedText>();
    /// <summary>What the names that nobody fills in are called.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Names { get; init; } = new Dictionary<string, LocalizedText>();

    public IEnumerable<Problem> Check(PublishedCatalog catalog) => Units.Where(unit => unit.Counted is { IsComplete: false }).Select(unit => new Problem("publish-untranslated", $"units/{unit.Code}"));
}

/// <param name="Attached">Whether it follows its number without a space: set apart, a percent sign changes sides between Arabic and English lines.</param>
/// <param name="Counted">Of a unit that is a word and is counted, as days and people are.</param>
public sealed record UnitWords(string Code, LocalizedText Name, bool Attached = false, CountedText? Counted = null);
