using System.Text;

namespace Baladi.Core.Publications;

/// <summary>Codes of what is new: its address within the content for good.</summary>
public static class ItemCodes
{
    private const int Longest = 40;

    /// <summary>From an English title: small letters, digits and hyphens, and a number where others have it already.</summary>
    /// <param name="otherwise">Where the title has no letter.</param>
    public static string From(string title, IEnumerable<string> taken, string otherwise)
    {
        var code = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) code.Append(c);
            else if (code.Length > 0 && code[^1] != '-') code.Append('-');
        var start = code.ToString().Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(Longest, slug.Length)].Trim('-') : otherwise;
        var others = taken.ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(at => at == 1 ? start : $"{start}-{at}").First(one => !others.Contains(one));
    }
}
