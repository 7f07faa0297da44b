using System.Text;

namespace Baladi.Core.Tests.Maps.Files;

/// <summary>Drawings written short: a line for each thing, its pairs as code=value.</summary>
internal static class DxfText
{
    /// <summary>Types that are counted in real drawings.</summary>
    public static readonly string[] Counted = ["LINE", "LWPOLYLINE", "ARC", "CIRCLE", "ELLIPSE", "POINT", "MTEXT", "TEXT", "SOLID", "INSERT", "HATCH", "DIMENSION"];

    public static string Drawing(string blocks, string entities, string version = "AC1021", string page = "") =>
        $"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{version}\n9\n$DWGCODEPAGE\n3\n{page}\n0\nENDSEC\n0\nSECTION\n2\nBLOCKS\n{Pairs(blocks)}0\nENDSEC\n0\nSECTION\n2\nENTITIES\n{Pairs(entities)}0\nENDSEC\n0\nEOF\n";

    /// <summary>What the section of entities names, in the drawing itself.</summary>
    public static Dictionary<string, int> CountOf(string path)
    {
        var lines = File.ReadAllLines(path).Select(line => line.Trim()).ToList();
        var from = Enumerable.Range(0, lines.Count - 1).First(i => lines[i] == "2" && lines[i + 1] == "ENTITIES") + 2;
        var (counts, type, isOnPaper) = (new Dictionary<string, int>(), "", false);
        for (var i = from; i + 1 < lines.Count; i += 2)
        {
            if (lines[i] == "67") isOnPaper = lines[i + 1] == "1";
            if (lines[i] != "0") continue;
            if (Counted.Contains(type) && !isOnPaper) counts[type] = counts.GetValueOrDefault(type) + 1;
            (type, isOnPaper) = (lines[i + 1], false);
            if (type == "ENDSEC") break;
        }
        return counts;
    }

    private static string Pairs(string things)
    {
        var text = new StringBuilder();
        foreach (var thing in things.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = thing.Split(' ');
            text.Append("0\n").Append(parts[0]).Append('\n');
            foreach (var pair in parts.Skip(1).Select(part => part.Split('=', 2))) text.Append(pair[0]).Append('\n').Append(pair[1]).Append('\n');
        }
        return text.ToString();
    }
}
