using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>
/// Texts of a drawing. Since 2007 they are UTF-8; before, they are in the code page the header names; and whatever does not fit
/// is written as \U+0633. Programs do not always hold to it, so that what is no UTF-8 is read by the code page all the same.
/// </summary>
internal sealed partial class DxfEncoding
{
    private const int Arabic = 1256;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private Encoding page = Page(Arabic);
    private bool isPageNamed, isOld;

    /// <summary>AC1021 is AutoCAD 2007, the first that writes UTF-8.</summary>
    public void SetVersion(string version) => isOld = version.StartsWith("AC", StringComparison.Ordinal) && int.TryParse(version.AsSpan(2), CultureInfo.InvariantCulture, out var number) && number < 1021;

    /// <summary>Such as ANSI_1256.</summary>
    public void SetPage(string name)
    {
        if (!name.StartsWith("ANSI_", StringComparison.OrdinalIgnoreCase) || !int.TryParse(name.AsSpan(5), CultureInfo.InvariantCulture, out var number)) return;
        if (Find(number) is not { } found) return;
        (page, isPageNamed) = (found, true);
    }

    public string Read(ReadOnlySpan<byte> bytes)
    {
        var text = Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : isOld && isPageNamed ? page.GetString(bytes) : Guess(bytes);
        return text.Contains('\\', StringComparison.Ordinal) ? Escaped().Replace(text, found => char.ToString((char)int.Parse(found.Groups["hex"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture))) : text;
    }

    internal static Encoding Page(int number) => Find(number)!;

    internal static Encoding? Find(int number)
    {
        try { return CodePagesEncodingProvider.Instance.GetEncoding(number); }
        catch (Exception error) when (error is ArgumentException or NotSupportedException) { return null; }
    }

    private string Guess(ReadOnlySpan<byte> bytes)
    {
        try { return Strict.GetString(bytes); }
        catch (DecoderFallbackException) { return page.GetString(bytes); }
    }

    [GeneratedRegex(@"\\[Uu]\+(?<hex>[0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();
}
