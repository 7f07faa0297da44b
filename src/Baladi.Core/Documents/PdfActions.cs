using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Baladi.Core.Documents;

/// <summary>
/// What a PDF would do when it is opened. A document that runs, starts, sends or carries something else is none we need; one
/// that is locked cannot be looked into, by us or by the officer.
/// </summary>
internal static partial class PdfActions
{
    /// <summary>More than any real document has in its tables; a bomb unpacks to more.</summary>
    private const int MostUnpacked = 64 * 1024 * 1024;

    /// <returns>file-active, file-locked, or null where it only shows itself.</returns>
    public static string? Find(byte[] pdf)
    {
        // Latin-1 keeps every byte a character of its own.
        var text = Encoding.Latin1.GetString(pdf);
        if (Locked().IsMatch(text)) return "file-locked";
        var plain = Unescaped(text);
        // Whoever writes the name of a packed table in escapes has something to hide.
        if (Active().IsMatch(plain) || Count(plain) != Count(text)) return "file-active";
        var left = MostUnpacked;
        // Objects may lie packed in streams, names and all.
        foreach (Match stream in ObjectStream().Matches(text))
        {
            var start = stream.Index + stream.Length;
            // Numbers come first where nothing is packed, and all of it was read above.
            if (start < text.Length && char.IsAsciiDigit(text[start])) continue;
            if (Unpack(pdf, start, ref left) is not { Length: > 0 } objects || Active().IsMatch(Unescaped(objects))) return "file-active";
        }
        return null;
    }

    // A name may be written with any of its letters as #xx.
    private static string Unescaped(string text) => text.Contains('#', StringComparison.Ordinal) ? Escape().Replace(text, match => ((char)Convert.ToByte(match.Groups[1].Value, 16)).ToString()) : text;

    private static int Count(string text) => Packed().Count(text);

    /// <returns>Null where it unpacks to more than can be looked through; as much as can be read where it is broken.</returns>
    private static string? Unpack(byte[] pdf, int start, ref int left)
    {
        using var unpacked = new MemoryStream();
        try
        {
            using var packed = new ZLibStream(new MemoryStream(pdf, start, pdf.Length - start, writable: false), CompressionMode.Decompress);
            var buffer = new byte[81920];
            int read;
            while ((read = packed.Read(buffer)) > 0)
            {
                if ((left -= read) < 0) return null;
                unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException) { }
        return Encoding.Latin1.GetString(unpacked.GetBuffer(), 0, (int)unpacked.Length);
    }

    // Long enough not to turn up by chance among the bytes of a picture.
    [GeneratedRegex(@"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE|Rendition)(?![A-Za-z0-9])|/XFA\s*(\[|\d+\s+\d+\s+R)", RegexOptions.CultureInvariant)]
    private static partial Regex Active();

    [GeneratedRegex(@"/Encrypt\s*(\d+\s+\d+\s+R|<<)", RegexOptions.CultureInvariant)] private static partial Regex Locked();

    [GeneratedRegex("/ObjStm", RegexOptions.CultureInvariant)] private static partial Regex Packed();

    // From the type of the stream to where its bytes begin, within one object.
    [GeneratedRegex(@"/ObjStm(?:(?!endobj)[\s\S]){0,800}?>>\s*stream\r?\n", RegexOptions.CultureInvariant)] private static partial Regex ObjectStream();

    [GeneratedRegex("#([0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)] private static partial Regex Escape();
}
