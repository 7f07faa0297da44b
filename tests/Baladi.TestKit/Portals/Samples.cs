using Baladi.Core.Requirements;

namespace Baladi.TestKit.Portals;

/// <summary>Bytes that look like what a clause asks for.</summary>
public static class Samples
{
    public static readonly byte[] Pdf = "%PDF-1.4\n% a sample for a test\n"u8.ToArray();
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[60]];

    public static byte[] For(Clause clause) => clause.Evidence?.Formats.Contains("pdf") != false ? Pdf : Jpeg;
}
