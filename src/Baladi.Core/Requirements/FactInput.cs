using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>What somebody typed for a fact: the canonical text that is kept, or the problem to show beside the field.</summary>
public sealed record ReadFact(string? Kept, Problem? Problem);

/// <summary>Reads typed facts. Arabic digits and separators are folded first; the canonical text is invariant.</summary>
public sealed class FactInput(PublishedCatalog catalog, Geography geography, NationalIdVault vault, TimeProvider time)
{
    /// <param name="activityGroups">The groups whose activities the service takes; all, where empty.</param>
    /// <param name="asOf">The day that earliest and latest dates count from; today, where it is not said.</param>
    /// <summary>An empty input is kept as null without a problem: whether it may be empty is the page's business.</summary>
    public ReadFact Read(FactDefinition fact, string? typed, Actor actor, IReadOnlyList<string> activityGroups, DateOnly? asOf = null)
    {
        if (string.IsNullOrWhiteSpace(typed)) return new(null, null);
        var text = fact.Type == FactType.LongText ? TypedText.Clean(typed) : TypedText.Line(typed);
        Func<string, object[], ReadFact> problem = (code, args) => new ReadFact(null, new Problem(code, fact.Code, args));
        var known = (string? kept, string code) => kept is null ? problem(code, []) : new ReadFact(kept, null);

        return fact.Type switch
        {
            FactType.Number or FactType.Whole => Number(fact, DigitFolding.Fold(text).Replace(",", "", StringComparison.Ordinal), problem),
            FactType.YesNo => known(text is "true" or "false" ? text : null, "choose-one"),
            FactType.Choice => known(fact.Options.Any(option => option.Code == text) ? text : null, "choose-one"),
            FactType.Date => Date(fact, DigitFolding.Fold(text), asOf ?? time.Today(), problem),
            FactType.Mobile => known(SaudiIdentifiers.Mobile(text), "mobile-invalid"),
            FactType.ShortAddress => known(SaudiIdentifiers.ShortAddress(text), "short-address-invalid"),
            FactType.Activity => known(Activities(activityGroups).Any(activity => activity.Code == text) ? text : null, "choose-one"),
            FactType.Municipality => known(geography.Authority(text) is { TakesCases: true } ? text : null, "choose-one"),
            FactType.City => known(geography.City(text)?.Code, "choose-one"),
            FactType.Establishment => known(actor.Establishments.Select(one => one.CommercialRegistration).FirstOrDefault(one => one == text), "establishment-not-yours"),
            FactType.Registration => known(SaudiIdentifiers.CommercialRegistration(text), "registration-invalid"),
            FactType.NationalId => known(vault.OpenText(text) is not null ? text : SaudiIdentifiers.NationalId(text) is { } id ? vault.SealText(id) : null, "national-id-invalid"),
            _ when text.Length > (fact.MaxLength ?? 200) => problem("text-too-long", [fact.MaxLength ?? 200]),
            _ => new(text, null),
        };
    }

    /// <summary>The activities of the groups, today; of all groups, where none is named.</summary>
    public IEnumerable<Activity> Activities(IReadOnlyList<string> groups) =>
        catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items).Where(activity => groups.Count == 0 || groups.Contains(activity.Group));

    /// <summary>The value of a canonical text, in canonical units.</summary>
    public static Value ValueOf(FactDefinition fact, string kept) => fact.Type switch
    {
        FactType.Number or FactType.Whole => Value.Of(decimal.Parse(kept, CultureInfo.InvariantCulture) * (Unit.Find(fact.Unit) ?? Unit.None).Scale),
        FactType.YesNo => Value.Of(kept == "true"),
        FactType.Date => Value.Of(DateOnly.ParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => Value.Of(kept),
    };

    /// <summary>The canonical text of a value: the way back from <see cref="ValueOf"/>.</summary>
    public static string TextOf(FactDefinition fact, Value value) => value.Kind switch
    {
        ValueKind.Number => (value.Number / (Unit.Find(fact.Unit) ?? Unit.None).Scale).ToString("0.####", CultureInfo.InvariantCulture),
        ValueKind.Truth => value.IsTrue ? "true" : "false",
        ValueKind.Date => value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.Text,
    };

    private static ReadFact Number(FactDefinition fact, string text, Func<string, object[], ReadFact> problem)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1_000_000_000_000)
            return problem("number-invalid", []);
        if (fact.Type == FactType.Whole && number != decimal.Truncate(number)) return problem("whole-number", []);
        if (decimal.Round(number, 2) != number) return problem("two-decimals", []);
        if (number < (fact.Minimum ?? 0)) return problem("number-too-small", [fact.Minimum ?? 0]);
        if (number > fact.Maximum) return problem("number-too-large", [fact.Maximum.Value]);
        return new(number.ToString("0.##", CultureInfo.InvariantCulture), null);
    }

    private static ReadFact Date(FactDefinition fact, string text, DateOnly today, Func<string, object[], ReadFact> problem)
    {
        if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "d/M/yyyy", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return problem("date-invalid", []);
        if (fact.EarliestDays is { } earliest && date < today.AddDays(earliest)) return problem("date-too-early", [today.AddDays(earliest)]);
        if (fact.LatestDays is { } latest && date > today.AddDays(latest)) return problem("date-too-late", [today.AddDays(latest)]);
        return new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null);
    }
}
