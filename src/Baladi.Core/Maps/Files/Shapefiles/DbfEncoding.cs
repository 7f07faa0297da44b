using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Baladi.Core.Maps.Files.Drawings;

namespace Baladi.Core.Maps.Files.Shapefiles;

/// <summary>
/// In which letters a table is written: as the .cpg beside it says, else the sign in its head where it says Arabic; else UTF-8
/// where it is that, and the Arabic page of Windows where it cannot be.
/// </summary>
internal sealed partial class DbfEncoding
{
    private const int Arabic = 1256, Utf8Page = 65001;
    private const byte ArabicSign = 0x7E;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly Encoding? known;

    public DbfEncoding(string? page, byte sign) => known = page is null ? sign == ArabicSign ? Page(Arabic) : null : Named(page.Trim());

    public string Read(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        if (known is not null) return known.GetString(known is UTF8Encoding ? Whole(bytes) : bytes);
        try { return Strict.GetString(Whole(bytes)); }
        catch (DecoderFallbackException) { return Page(Arabic)!.GetString(bytes); }
    }

    // A field that is full may end within a letter.
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(4, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80) continue;
            var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return length > back ? bytes[..^back] : bytes;
        }
        return bytes;
    }

    private static Encoding? Named(string name)
    {
        if (name.Length is 0 or > 40) return null;
        if (Iso().Match(name) is { Success: true } iso) return Page(28590 + int.Parse(iso.Groups["part"].Value, CultureInfo.InvariantCulture));
        if (name.Contains("UTF", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        return Digits().Match(name) is { Success: true } digits ? Page(int.Parse(digits.Value, CultureInfo.InvariantCulture)) : null;
    }

    private static Encoding? Page(int number) => number == Utf8Page ? Encoding.UTF8 : DxfEncoding.Find(number);

    [GeneratedRegex(@"8859[^\d]?(?<part>\d{1,2})\b")] private static partial Regex Iso();
    [GeneratedRegex(@"\d{3,5}")] private static partial Regex Digits();
}
