using Baladi.Core.Language;
using Baladi.Core.Publishing.Differences;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>A part before and after, word by word in a language.</summary>
public static class DifferenceTexts
{
    /// <summary>Both languages of a text; the reader's alone of what has no language.</summary>
    public static IEnumerable<string> LanguagesOf(PartChange part) => new[] { part.Before, part.After }.OfType<LocalizedText>().Any(text => text.Ar != text.En) ? Languages.All : [Languages.English];

    public static IReadOnlyList<WordRun> Words(PartChange part, string language) => WordDifference.Between(part.Before?.In(language) ?? "", part.After?.In(language) ?? "");
}
