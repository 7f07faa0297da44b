using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>The answers a fact takes, by the words people know them by: the activity is a bakery, and not 'bakery'.</summary>
public sealed class AnswerWords(PublishedCatalog catalog, Geography geography, FactTexts texts)
{
    /// <summary>Every answer of a fact that has a list of them; none for numbers, dates and texts.</summary>
    public IReadOnlyList<(string Code, LocalizedText Name)> Of(string fact)
    {
        if (fact == SystemNames.ActivityGroup) return [.. catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Groups).Select(group => (group.Code, group.Name))];
        var definition = new FactNames(catalog).Find(fact);
        return definition?.Type switch
        {
            FactType.Choice => [.. definition.Options.Select(option => (option.Code, option.Label))],
            FactType.YesNo => [("true", texts.Show(definition, Value.Of(true))), ("false", texts.Show(definition, Value.Of(false)))],
            FactType.Activity => [.. catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items).Select(activity => (activity.Code, activity.Name))],
            FactType.Municipality => [.. geography.Authorities.Where(authority => authority.TakesCases).Select(authority => (authority.Code, authority.Name))],
            FactType.City => [.. geography.Cities.Select(city => (city.Code, city.Name))],
            _ => [],
        };
    }

    /// <summary>The codes of what was typed; null where one of them is no answer.</summary>
    public IReadOnlyList<string>? Read(string fact, string? typed)
    {
        var words = (typed ?? "").Split([',', '\u060C', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return null;
        var answers = Of(fact);
        if (answers.Count == 0) return [.. words.Select(word => DigitFolding.Fold(word))];
        var codes = words.Select(word => answers.FirstOrDefault(answer => Same(answer.Name.Ar, word) || Same(answer.Name.En, word) || answer.Code == word).Code).ToList();
        return codes.Contains(null!) ? null : codes;
    }

    /// <summary>How codes are said, as they could have been typed.</summary>
    public string Say(string fact, IEnumerable<string> codes, string language)
    {
        var answers = Of(fact);
        return string.Join(language == Languages.Arabic ? "\u060C " : ", ", codes.Select(code => answers.FirstOrDefault(answer => answer.Code == code).Name?.In(language) ?? code));
    }

    /// <summary>The same of any fact, numbers and dates included, as a formula takes them.</summary>
    public IReadOnlyList<string>? Values(string fact, string? typed, FactNames names)
    {
        var values = Read(fact, typed);
        return names.TypeOf(fact)?.Kind switch
        {
            ValueKind.Number => values?.Select(value => Typed.Number(value) ?? "").ToList() is { } numbers && !numbers.Contains("") ? numbers : null,
            ValueKind.Date => values?.All(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) == true ? values : null,
            _ => values,
        };
    }

    public static Problem NoAnswer(string fact, string? typed, FactNames names) =>
        string.IsNullOrWhiteSpace(typed) ? new("publish-write-value") : new("publish-no-answer", "", typed, names.Find(fact)?.Label ?? new(fact, fact));

    private static bool Same(string name, string typed) => ArabicFolding.Fold(name) == ArabicFolding.Fold(typed);
}
