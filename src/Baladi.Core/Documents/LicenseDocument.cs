using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Language;

namespace Baladi.Core.Documents;

/// <summary>A row of the license's details.</summary>
public sealed record LicenseField(LocalizedText Label, BilingualValue Value);

/// <summary>All that is printed on a license. <see cref="ToPdf"/> gives the same bytes for the same content.</summary>
public sealed record LicenseDocument
{
    public required LocalizedText Title { get; init; }

    public required string Number { get; init; }

    /// <summary>The issuing municipality or amanah.</summary>
    public required LocalizedText Authority { get; init; }

    /// <summary>The amanah above the authority, when there is one.</summary>
    public LocalizedText? ParentAuthority { get; init; }

    public required BilingualValue Holder { get; init; }

    public IReadOnlyList<LicenseField> Fields { get; init; } = [];

    public required DateOnly IssuedOn { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day on which the license holds.</summary>
    public required DateOnly ValidTo { get; init; }

    public IReadOnlyList<LocalizedText> Conditions { get; init; } = [];

    /// <summary>Public page that shows the license's present state; the QR code leads there.</summary>
    public required Uri VerificationAddress { get; init; }

    /// <summary>The verification page with the license as it was signed behind it, for whoever has no connection; null where it was not signed, or would not fit.</summary>
    public Uri? Stamp { get; init; }

    /// <summary>A note above everything, for illustrative or demonstration content.</summary>
    public LocalizedText? Marker { get; init; }

    /// <summary>Set across the ground of every page of a demonstration system.</summary>
    public LocalizedText? Watermark { get; init; }

    /// <summary>Set on a band across the page when the license is no longer in force; null while it is.</summary>
    public LocalizedText? NotInForce { get; init; }

    /// <summary>The sentence that goes with it, above everything: since when, and that it does not count.</summary>
    public LocalizedText? NotInForceText { get; init; }

    /// <summary>Goes into the file's metadata.</summary>
    public required DateTimeOffset PrintedAt { get; init; }

    /// <summary>The side of the code that holds the stamp, in points.</summary>
    public const float StampSize = LicenseDocumentPrinter.StampSize;

    public byte[] ToPdf(LicenseDocumentTexts? texts = null) => new LicenseDocumentPrinter(this, texts ?? LicenseDocumentTexts.Default).Print();
}
