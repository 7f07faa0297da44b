namespace Baladi.Core.Documents.Pdf;

/// <summary>The base direction of a paragraph.</summary>
public enum TextDirection
{
    /// <summary>By the first strong character, left to right when there is none.</summary>
    Auto,

    /// <summary>Arabic paragraphs.</summary>
    RightToLeft,

    /// <summary>English paragraphs, numbers and addresses.</summary>
    LeftToRight,
}
