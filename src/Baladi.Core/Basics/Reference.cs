using System.Globalization;
using System.Security.Cryptography;

namespace Baladi.Core.Basics;

/// <summary>
/// What people read out: ten random characters of 31 and a check character, as <c>7KQ2M-9XMP4-T</c>.
/// 49 bits, so nobody walks through them; no I, L, O, U or Z, so nobody misreads them.
/// </summary>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private const int Body = 10;
    public const int MaxLength = 13;

    public static string New()
    {
        Span<char> body = stackalloc char[Body];
        for (var i = 0; i < Body; i++)
            body[i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        return Format(body);
    }

    /// <summary>The reference as it is kept, whatever case, hyphens, spaces or look-alike letters were typed; null where it cannot be one.</summary>
    public static string? Parse(string? typed)
    {
        if (typed is null) return null;
        Span<char> kept = stackalloc char[Body + 1];
        var count = 0;
        foreach (var c in DigitFolding.Fold(typed))
        {
            // Direction marks come along when a reference is copied from an Arabic page.
            if (c is '-' or ' ' || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            var letter = char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', 'Z' => '2', var other => other };
            if (count > Body || !Alphabet.Contains(letter, StringComparison.Ordinal)) return null;
            kept[count++] = letter;
        }
        return count == Body + 1 && kept[Body] == Check(kept[..Body]) ? Format(kept[..Body]) : null;
    }

    private static string Format(ReadOnlySpan<char> body) => $"{body[..5]}-{body[5..]}-{Check(body)}";

    // Weights of a power of two over a prime number of characters: every single wrong character and every swap of neighbours shows.
    private static char Check(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum = (sum * 2 + Alphabet.IndexOf(body[i], StringComparison.Ordinal)) % Alphabet.Length;
        return Alphabet[sum];
    }
}
