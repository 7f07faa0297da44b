using System.Globalization;

namespace Baladi.Core.Documents.Pdf.Bidi;

/// <summary>The two character properties UAX #9 needs, from the embedded bidi-data.txt (Unicode 15.0.0). .NET keeps them to itself.</summary>
internal static class BidiData
{
    private static readonly int[] Starts;
    private static readonly BidiClass[] Classes;
    private static readonly Dictionary<int, (int Partner, bool Opens)> Brackets = [];

    static BidiData()
    {
        var starts = new List<int>();
        var classes = new List<BidiClass>();
        using var reader = new StreamReader(DocumentResources.Open("Documents/bidi-data.txt"));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var parts = line.Split(' ');
            var first = int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (parts.Length == 2)
            {
                starts.Add(first);
                classes.Add(Enum.Parse<BidiClass>(parts[1]));
                continue;
            }

            var second = int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Brackets[first] = (second, true);
            Brackets[second] = (first, false);
        }

        (Starts, Classes) = ([.. starts], [.. classes]);
    }

    public static BidiClass ClassOf(int codePoint)
    {
        var index = Array.BinarySearch(Starts, codePoint);
        return Classes[index >= 0 ? index : ~index - 1];
    }

    public static bool TryGetBracket(int codePoint, out int partner, out bool opens)
    {
        var found = Brackets.TryGetValue(codePoint, out var bracket);
        (partner, opens) = bracket;
        return found;
    }

    /// <summary>U+2329 and U+232A are canonically U+3008 and U+3009; BD16 pairs them with each other.</summary>
    public static int CanonicalBracket(int codePoint) => codePoint switch { 0x2329 => 0x3008, 0x232A => 0x3009, _ => codePoint };
}
