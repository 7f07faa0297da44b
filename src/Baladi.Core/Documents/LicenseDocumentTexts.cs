using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <summary>The fixed wording of a license, in both languages.</summary>
public sealed record LicenseDocumentTexts
{
    private static readonly Lazy<LicenseDocumentTexts> Shipped = new(() => DocumentTexts.Load<LicenseDocumentTexts>("license-document"));

    /// <summary>The wording in Documents/Texts/license-document.json.</summary>
    public static LicenseDocumentTexts Default => Shipped.Value;

    public required LocalizedText Wordmark { get; init; }

    public required LocalizedText Portal { get; init; }

    public required LocalizedText Number { get; init; }

    public required LocalizedText Holder { get; init; }

    public required LocalizedText IssuedOn { get; init; }

    public required LocalizedText ValidFrom { get; init; }

    public required LocalizedText ValidTo { get; init; }

    public required LocalizedText Gregorian { get; init; }

    public required LocalizedText Hijri { get; init; }

    public required LocalizedText Details { get; init; }

    public required LocalizedText Conditions { get; init; }

    public required LocalizedText Scan { get; init; }

    /// <summary>Under the second code, which holds the license as it was signed.</summary>
    public required LocalizedText Stamp { get; init; }

    /// <summary>On the poster, under the code.</summary>
    public required LocalizedText ScanStatus { get; init; }

    public required LocalizedText Verify { get; init; }

    /// <summary>Formats with the number of the page and the count.</summary>
    public required LocalizedText Page { get; init; }
}
