namespace Baladi.Core.Documents.Pdf.Bidi;

/// <summary>Bidi_Class of a character, by the short names UAX #9 uses in its rules.</summary>
internal enum BidiClass : byte
{
    L, R, AL,
    EN, ES, ET, AN, CS, NSM, BN,
    B, S, WS, ON,
    LRE, LRO, RLE, RLO, PDF,
    LRI, RLI, FSI, PDI,
}

internal static class BidiClasses
{
    public static bool IsIsolateInitiator(this BidiClass type) => type is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    /// <summary>NI of the rules: what takes its direction from its surroundings.</summary>
    public static bool IsNeutral(this BidiClass type) => type is >= BidiClass.B and <= BidiClass.ON or >= BidiClass.LRI;

    /// <summary>X9: the algorithm goes on as if these were not there.</summary>
    public static bool IsRemoved(this BidiClass type) => type is BidiClass.BN or >= BidiClass.LRE and <= BidiClass.PDF;

    public static bool IsStrong(this BidiClass type) => type <= BidiClass.AL;
}
