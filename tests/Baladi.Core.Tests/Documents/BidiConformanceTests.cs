using System.Globalization;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Bidi;
using Xunit;

namespace Baladi.Core.Tests.Documents;

/// <summary>The Unicode Consortium's own cases. The whole files come with Debian's unicode-data; a sample of them is kept here.</summary>
public class BidiConformanceTests
{
    private const string UnicodeFolder = "/usr/share/unicode/";

    [Fact]
    public void Resolve_SampleOfOfficialCharacterCases_GivesTheirLevelsAndOrder()
    {
        using var reader = new StreamReader(typeof(BidiConformanceTests).Assembly.GetManifestResourceStream("bidi-character-sample.txt")!);
        Assert.Empty(FailuresOfCharacterCases(Lines(reader)));
    }

    [SkippableFact]
    public void Resolve_AllOfficialCharacterCases_GivesTheirLevelsAndOrder()
    {
        Skip.IfNot(File.Exists(UnicodeFolder + "BidiCharacterTest.txt"), "Debian's unicode-data is not installed.");
        using var reader = new StreamReader(UnicodeFolder + "BidiCharacterTest.txt");
        Assert.Empty(FailuresOfCharacterCases(Lines(reader)));
    }

    [SkippableFact]
    public void Resolve_AllOfficialClassCases_GivesTheirLevelsAndOrder()
    {
        Skip.IfNot(File.Exists(UnicodeFolder + "BidiTest.txt"), "Debian's unicode-data is not installed.");
        using var reader = new StreamReader(UnicodeFolder + "BidiTest.txt");
        var failures = new List<string>();
        var (levels, order) = ("", "");
        foreach (var line in Lines(reader))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal)) levels = line[8..].Trim();
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal)) order = line[9..].Trim();
            if (line.StartsWith('@')) continue;

            var parts = line.Split(';');
            var codePoints = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Representative).ToArray();
            var directions = int.Parse(parts[1], CultureInfo.InvariantCulture);
            foreach (var direction in Enum.GetValues<TextDirection>())
            {
                var bit = direction switch { TextDirection.Auto => 1, TextDirection.LeftToRight => 2, _ => 4 };
                if ((directions & bit) != 0 && Differs(codePoints, direction, levels, order)) failures.Add($"{line} {direction}");
            }
        }

        Assert.Empty(failures.Take(20));
    }

    private static IEnumerable<string> FailuresOfCharacterCases(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split(';');
            var codePoints = parts[0].Split(' ').Select(hex => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            var direction = parts[1] switch { "0" => TextDirection.LeftToRight, "1" => TextDirection.RightToLeft, _ => TextDirection.Auto };
            if (Differs(codePoints, direction, parts[3], parts[4])) yield return line;
        }
    }

    private static bool Differs(int[] codePoints, TextDirection direction, string expectedLevels, string expectedOrder)
    {
        var levels = new BidiParagraph(codePoints, direction).LevelsOfLine(0, codePoints.Length);
        var shown = Enumerable.Range(0, codePoints.Length).Where(i => !BidiData.ClassOf(codePoints[i]).IsRemoved()).ToArray();
        var order = BidiParagraph.VisualOrder(shown.Select(i => levels[i]).ToArray()).Select(k => shown[k]);
        var actual = codePoints.Select((c, i) => BidiData.ClassOf(c).IsRemoved() ? "x" : levels[i].ToString(CultureInfo.InvariantCulture));
        return string.Join(' ', actual) != expectedLevels || string.Join(' ', order) != expectedOrder.Trim();
    }

    private static int Representative(string bidiClass) => bidiClass switch
    {
        "L" => 'a', "R" => 0x5D0, "AL" => 0x628, "EN" => '1', "ES" => '+', "ET" => '%', "AN" => 0x661, "CS" => ',',
        "NSM" => 0x301, "BN" => 0xAD, "B" => 0x2029, "S" => '\t', "WS" => ' ', "ON" => '!',
        "LRE" => 0x202A, "RLE" => 0x202B, "PDF" => 0x202C, "LRO" => 0x202D, "RLO" => 0x202E,
        "LRI" => 0x2066, "RLI" => 0x2067, "FSI" => 0x2068, "PDI" => 0x2069,
        _ => throw new ArgumentOutOfRangeException(nameof(bidiClass), bidiClass, null),
    };

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
