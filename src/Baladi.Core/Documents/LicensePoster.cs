using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <summary>
/// What a place hangs on its wall: A3, to be read from three metres by people who come in and by inspectors. It names the place and not the person who
/// holds the license. <see cref="ToPdf"/> gives the same bytes for the same content.
/// </summary>
public sealed record LicensePoster
{
    public required LocalizedText Title { get; init; }

    public required string Number { get; init; }

    /// <summary>The trade name or event.</summary>
    public required string Name { get; init; }

    public LocalizedText? Activity { get; init; }

    public required LocalizedText Authority { get; init; }

    public LocalizedText? ParentAuthority { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which the license holds.</summary>
    public required DateOnly ValidTo { get; init; }

    /// <summary>Public page that shows the license's present state; the QR code leads there.</summary>
    public required Uri VerificationAddress { get; init; }

    /// <summary>For illustrative or demonstration content.</summary>
    public LocalizedText? Marker { get; init; }

    public LocalizedText? Watermark { get; init; }

    /// <summary>Set across the whole poster when the license is not in force: nobody can hang it up in good faith.</summary>
    public LocalizedText? NotInForce { get; init; }

    public required DateTimeOffset PrintedAt { get; init; }

    public byte[] ToPdf(LicenseDocumentTexts? texts = null) => new LicensePosterPrinter(this, texts ?? LicenseDocumentTexts.Default).Print();
}
