using System.Globalization;
using Baladi.Core.Language;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// Centre lines. A street is one line as far as it runs on; streets meet at coordinates both have, so that a graph can be made of them by dividing each
/// at the coordinates it shares.
/// </summary>
internal sealed class StreetFeatures(Planning city)
{
    // Of the middle of the carriageway around a roundabout.
    private const double RoundaboutRadius = 17;
    private const int RoundaboutCorners = 16;
    private readonly Dictionary<Spot, List<Spot>> entries = city.Roads.Roundabouts.ToDictionary(spot => spot, _ => new List<Spot>());

    public IEnumerable<CityFeature> All()
    {
        var (numbered, spines, key) = (0, 0, 0);
        foreach (var street in city.Streets)
        {
            street.Name ??= street.Kind == StreetKind.Spine && spines < city.Texts.Roads.Spines.Count ? city.Texts.Roads.Spines[spines++] : TemplateOf(street.Kind).With(Text(++numbered));
            foreach (var line in LinesOf(street))
                yield return Feature($"street-{++key}", street.Name, street.Kind.Class, street.Kind.Width, line);
        }
        var number = 0;
        foreach (var (middle, found) in entries)
        {
            number++;
            yield return Feature($"roundabout-{number}", city.Texts.Roads.Roundabout.With(Text(number)), "arterial", StreetKind.Narrow.Width, Around(middle, found));
        }
    }

    private LocalizedText TemplateOf(StreetKind kind) =>
        kind == StreetKind.Greenway || kind == StreetKind.Walk ? city.Texts.Roads.Walk : kind == StreetKind.Court ? city.Texts.Roads.Court : city.Texts.Roads.Numbered;

    private static CityFeature Feature(string key, LocalizedText name, string kind, double width, IEnumerable<Spot> line) =>
        new(CityLayers.Streets, key, name, AreaFeatures.Attributes(("class", kind), ("width", width)), Shapes.Line(line));

    /// <summary>Joins pieces that follow one another; a roundabout ends a line at its edge.</summary>
    private List<List<Spot>> LinesOf(Street street)
    {
        var ends = street.Pieces.SelectMany(piece => new[] { (piece.From, piece), (piece.To, piece) }).ToLookup(end => end.Item1, end => end.piece);
        var (lines, left) = (new List<List<Spot>>(), street.Pieces.ToHashSet());
        bool IsEnd(Spot spot) => ends[spot].Count() != 2 || entries.ContainsKey(spot);
        foreach (var start in street.Pieces.Where(piece => IsEnd(piece.From) || IsEnd(piece.To)).Concat(street.Pieces))
        {
            if (!left.Remove(start)) continue;
            var forwards = IsEnd(start.From) || !IsEnd(start.To);
            var line = Along(start, forwards);
            for (var at = forwards ? start.To : start.From; !IsEnd(at) && ends[at].FirstOrDefault(left.Contains) is { } next;)
            {
                left.Remove(next);
                line.AddRange(Along(next, next.From == at).Skip(1));
                at = next.From == at ? next.To : next.From;
            }
            lines.Add(line);
        }
        return lines;
    }

    private List<Spot> Along(Piece piece, bool forwards)
    {
        var spots = piece.Spots.ToList();
        if (!forwards) spots.Reverse();
        if (entries.TryGetValue(spots[0], out var entered)) spots[0] = Enter(spots[0], spots[1], entered);
        if (entries.TryGetValue(spots[^1], out var left)) spots[^1] = Enter(spots[^1], spots[^2], left);
        return spots;
    }

    private static Spot Enter(Spot middle, Spot from, List<Spot> entries)
    {
        var entry = middle + ((from - middle).Unit * RoundaboutRadius);
        entries.Add(entry);
        return entry;
    }

    private static IEnumerable<Spot> Around(Spot middle, List<Spot> entries)
    {
        var circle = Enumerable.Range(0, RoundaboutCorners).Select(k => 2 * Math.PI * k / RoundaboutCorners)
            .Select(angle => middle + (new Spot(SteadyMath.Cos(angle), SteadyMath.Sin(angle)) * RoundaboutRadius))
            .Where(spot => entries.TrueForAll(entry => entry.To(spot) > RoundaboutRadius / 6));
        var around = circle.Concat(entries).OrderBy(spot => Turn(spot - middle)).ToList();
        return around.Append(around[0]);
    }

    // Grows with the angle, without needing it.
    private static double Turn(Spot direction) => direction.Y >= 0 ? 1 - direction.Unit.X : 3 + direction.Unit.X;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
