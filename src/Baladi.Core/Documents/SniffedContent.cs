namespace Baladi.Core.Documents;

/// <summary>A kind of file by its first bytes, under the short name published content uses.</summary>
public sealed record SniffedContent(string Format, string ContentType, string Extension)
{
    public static readonly SniffedContent Pdf = new("pdf", "application/pdf", ".pdf");
    public static readonly SniffedContent Jpeg = new("jpeg", "image/jpeg", ".jpg");
    public static readonly SniffedContent Png = new("png", "image/png", ".png");

    private static readonly SniffedContent[] All = [Pdf, Jpeg, Png];

    /// <summary>The kind with a content type; null for one we never took.</summary>
    public static SniffedContent? OfType(string contentType) => Array.Find(All, content => content.ContentType == contentType);

    /// <summary>How many bytes <see cref="Of"/> wants to see.</summary>
    public const int HeadLength = 16;

    /// <summary>Null for anything we do not take, whatever it is called.</summary>
    public static SniffedContent? Of(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-1."u8) || head.StartsWith("%PDF-2."u8) ? Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : null;
}
