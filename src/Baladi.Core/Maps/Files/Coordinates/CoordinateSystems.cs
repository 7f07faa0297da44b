using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;
using ProjNet.CoordinateSystems;

namespace Baladi.Core.Maps.Files.Coordinates;

/// <summary>
/// The coordinate systems that are known, from coordinate-systems.json: those that are used in Saudi Arabia. A file may also define
/// one itself, on a datum that is among them: how any other lies to EPSG:4326, nobody could say.
/// </summary>
public static partial class CoordinateSystems
{
    // Definitions are a kilobyte; ProjNET reads them part by part, and each part within the other.
    private const int LongestDefinition = 16 * 1024;
    private const int DeepestDefinition = 12;

    private static readonly IReadOnlyList<(CoordinateSystem System, string[] Names)> Known = Load();
    private static readonly FrozenDictionary<int, CoordinateSystem> BySrid = Known.ToFrozenDictionary(known => known.System.Srid, known => known.System);
    private static readonly FrozenDictionary<string, CoordinateSystem> ByName = Known.SelectMany(known => known.Names.Select(name => (Key: Plain(name), known.System))).DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.System);

    public static IEnumerable<CoordinateSystem> All => Known.Select(known => known.System);

    public static CoordinateSystem Wgs84 => BySrid[CoordinateSystem.Wgs84];

    public static CoordinateSystem? Find(int srid) => BySrid.GetValueOrDefault(srid);

    /// <summary>By an EPSG code or a name in any of the ways they are written: EPSG:32638, urn:ogc:def:crs:OGC:1.3:CRS84, an address of opengis.net.</summary>
    public static CoordinateSystem? Find(string name)
    {
        if (EpsgCode().Match(name) is { Success: true } code && int.TryParse(code.Groups["code"].Value, CultureInfo.InvariantCulture, out var srid) && BySrid.TryGetValue(srid, out var known)) return known;
        if (Crs84().IsMatch(name)) return Wgs84;
        return ByName.GetValueOrDefault(Plain(name));
    }

    /// <summary>By its definition in well-known text of the first edition, as .prj files hold it.</summary>
    /// <returns>Null where it cannot be read, or its datum is not known.</returns>
    public static CoordinateSystem? Read(string definition)
    {
        var text = definition.Trim('\0', '\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length is 0 or > LongestDefinition || DepthOf(text) > DeepestDefinition || !IsWhole(text)) return null;
        // The last authority is that of the whole.
        if (Authority().Match(text) is { Success: true } code && BySrid.TryGetValue(int.Parse(code.Groups["code"].Value, CultureInfo.InvariantCulture), out var known)) return known;
        if (NameOf(text) is { } name && ByName.TryGetValue(Plain(name), out known)) return known;
        return Define(text);
    }

    /// <summary>What a definition calls itself.</summary>
    public static string? NameOf(string definition) => FirstName().Match(definition) is { Success: true } found ? found.Groups["name"].Value : null;

    private static CoordinateSystem? Define(string text)
    {
        try
        {
            var system = Parse(text);
            var geographic = system as GeographicCoordinateSystem ?? (system as ProjectedCoordinateSystem)?.GeographicCoordinateSystem;
            if (geographic is null || Datum(geographic.HorizontalDatum.Name) is not { } datum) return null;
            geographic.HorizontalDatum.Wgs84Parameters = datum.Wgs84Parameters;
            var made = new CoordinateSystem(0, system.Name, new(-180, 180, -90, 90), system);
            // Whether the projection is one that can be computed shows when it is made.
            _ = made.FromWgs84(new Coordinate(45, 24));
            return made;
        }
        // ProjNET throws whatever comes to hand on a text that is none.
        catch (Exception error) when (error is not OutOfMemoryException) { return null; }
    }

    private static ProjNet.CoordinateSystems.CoordinateSystem Parse(string text) => new CoordinateSystemFactory().CreateFromWkt(text);

    private static HorizontalDatum? Datum(string name)
    {
        var plain = Plain(name);
        return Known.Select(known => known.System.Definition).OfType<GeographicCoordinateSystem>().Select(system => system.HorizontalDatum).FirstOrDefault(datum => Plain(datum.Name) is var own && (own == plain || "D" + own == plain));
    }

    private static List<(CoordinateSystem, string[])> Load()
    {
        using var stream = typeof(CoordinateSystems).Assembly.GetManifestResourceStream("Maps/coordinate-systems.json")!;
        return [.. JsonSerializer.Deserialize<List<Entry>>(stream, JsonSerializerOptions.Web)!
            .Select(entry => (new CoordinateSystem(entry.Srid, entry.Name, new(entry.Area[0], entry.Area[2], entry.Area[1], entry.Area[3]), Parse(entry.Wkt)), (string[])[entry.Name, .. entry.Aliases]))];
    }

    private static int DepthOf(string text)
    {
        var (depth, deepest) = (0, 0);
        foreach (var sign in text)
            if (sign is '[' or '(') deepest = Math.Max(deepest, ++depth);
            else if (sign is ']' or ')') depth--;
        return deepest;
    }

    // ProjNET reads on for ever behind the end of a text that breaks off.
    private static bool IsWhole(string text)
    {
        var (depth, quoted) = (0, false);
        foreach (var sign in text)
        {
            if (sign == '"') quoted = !quoted;
            else if (!quoted && sign == '[') depth++;
            else if (!quoted && sign == ']' && --depth < 0) return false;
        }
        return depth == 0 && !quoted && text.EndsWith(']');
    }

    // WGS_1984_UTM_Zone_38N and WGS 1984 / UTM zone 38N are the same.
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private sealed record Entry(int Srid, string Name, string[] Aliases, double[] Area, string Wkt);

    [GeneratedRegex(@"^(urn:(ogc|x-ogc):def:crs:EPSG:[\d.]*:|https?://www\.opengis\.net/def/crs/EPSG/[\d.]+/|EPSG:+)?(?<code>\d{4,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex EpsgCode();

    [GeneratedRegex(@"^(urn:ogc:def:crs:OGC:[\d.]*:|https?://www\.opengis\.net/def/crs/OGC/[\d.]+/|OGC:)CRS84h?$", RegexOptions.IgnoreCase)]
    private static partial Regex Crs84();

    [GeneratedRegex(@"AUTHORITY\[""EPSG"",""?(?<code>\d{4,6})""?\]\]$", RegexOptions.IgnoreCase)]
    private static partial Regex Authority();

    [GeneratedRegex(@"^\w+\[""(?<name>[^""]{1,200})""")]
    private static partial Regex FirstName();
}
