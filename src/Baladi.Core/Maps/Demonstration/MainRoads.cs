using Baladi.Core.Language;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>Land between main roads, to be divided by the pattern of its letter (<see cref="Pattern.ByLetter"/>).</summary>
internal sealed record Superblock(int Number, MeshCell Cell, char Letter, Ring Ring);

/// <summary>
/// The first step: the lattice of arterials and collectors, and over it the ring road, the streets along the wadi, the boulevard around the centre,
/// diagonals, and the square in the middle.
/// </summary>
internal sealed class MainRoads
{
    public const char Desert = '.', Wadi = '~', Square = 'X';
    private readonly Mesh mesh;
    private readonly Dictionary<(int, int), Piece> pieces = [];

    public MainRoads(CityTexts texts)
    {
        mesh = new(Lines(texts.Roads.Columns), Lines(texts.Roads.Rows));
        Imprint(StreetKind.Ring, texts.Roads.Ring, Ground.FromRing);
        Imprint(StreetKind.Corniche, texts.Roads.NorthBank, spot => Ground.FromWadi(spot) - Ground.WadiHalf);
        Imprint(StreetKind.Corniche, texts.Roads.SouthBank, spot => Ground.FromWadi(spot) + Ground.WadiHalf);
        Imprint(StreetKind.Corniche, texts.Roads.WestBank, spot => Ground.FromValley(spot) + Ground.ValleyHalf, IsNorth);
        Imprint(StreetKind.Corniche, texts.Roads.EastBank, spot => Ground.FromValley(spot) - Ground.ValleyHalf, IsNorth);
        // They cross in the middle, and go on, one to the north-east and one to the north-west, as far as the ring.
        Imprint(StreetKind.Diagonal, texts.Roads.Diagonals[0], spot => (spot.X - spot.Y) * Ground.Spacing * Math.Sqrt(0.5), spot => (spot.X > 0 && Ground.FromRing(spot) < 700) || IsInCentre(spot));
        Imprint(StreetKind.Diagonal, texts.Roads.Diagonals[1], spot => (spot.X + spot.Y) * Ground.Spacing * Math.Sqrt(0.5), spot => IsNorth(spot) && ((spot.X < 0 && Ground.FromRing(spot) < 0) || IsInCentre(spot)));
        Imprint(StreetKind.Boulevard, texts.Roads.Square, spot => Ground.FromMiddle(spot) - Ground.SquareRadius);
        Imprint(StreetKind.Boulevard, texts.Roads.Boulevard, spot => Ground.FromMiddle(spot) - Ground.CentreRadius, IsNorth);
        Letters = mesh.Cells.ToDictionary(cell => cell, cell => LetterOf(cell, texts));
        LayPieces();
        Superblocks = [.. Divide()];
        Roundabouts = FindRoundabouts();
    }

    public IReadOnlyDictionary<MeshCell, char> Letters { get; }
    public IReadOnlyList<Superblock> Superblocks { get; }
    /// <summary>Where two roads cross that are wide enough to go around each other.</summary>
    public IReadOnlySet<Spot> Roundabouts { get; }
    public IReadOnlyList<MeshCell> Cells => mesh.Cells;

    public IReadOnlyList<Spot> Outline(IEnumerable<MeshCell> cells) => [.. Mesh.Outline(cells).Select(at => mesh.Spots[at])];

    /// <summary>Where the wadi has streets and houses beside it, which its water does not reach.</summary>
    /// <param name="farmed">Whether farms and parks are kept dry as well.</param>
    public IReadOnlyList<(Spot From, Spot To)> Banks(bool farmed)
    {
        var wadi = Letters.Where(pair => pair.Value == Wadi).SelectMany(pair => Mesh.SidesOf(pair.Key)).Select(side => Mesh.Edge(side.From, side.To)).ToHashSet();
        var dry = Letters.Where(pair => pair.Value is not (Wadi or Desert) && (farmed || Pattern.ByLetter[pair.Value].Use is not (LandUses.Agricultural or LandUses.Recreational)));
        return [.. dry.SelectMany(pair => Mesh.SidesOf(pair.Key)).Where(side => wadi.Contains(Mesh.Edge(side.From, side.To))).Select(side => (mesh.Spots[side.From], mesh.Spots[side.To]))];
    }

    private static bool IsNorth(Spot spot) => Ground.FromWadi(spot) > Ground.WadiHalf;
    private static bool IsInCentre(Spot spot) => IsNorth(spot) && Ground.FromMiddle(spot) < Ground.CentreRadius;

    // The lines in the middle are the great axes, every second one an arterial, and so are the outermost.
    private static Func<int, Street> Lines(IReadOnlyList<LocalizedText> names)
    {
        var lines = names.Select((name, k) => new Street(k == Ground.Reach ? StreetKind.Axis : k % 2 == 0 ? StreetKind.Arterial : StreetKind.Collector) { Name = name }).ToList();
        return k => lines[k];
    }

    private void Imprint(StreetKind kind, LocalizedText name, Func<Spot, double> distance, Func<Spot, bool>? applies = null) =>
        mesh.Imprint(distance, new(kind) { Name = name }, applies ?? (_ => true));

    private char LetterOf(MeshCell cell, CityTexts texts)
    {
        var middle = mesh.LatticeMiddle(cell);
        if (Ground.FromMiddle(middle) < Ground.SquareRadius) return Square;
        var isWadi = Math.Abs(Ground.FromWadi(middle)) < Ground.WadiHalf || (IsNorth(middle) && Math.Abs(Ground.FromValley(middle)) < Ground.ValleyHalf);
        return isWadi ? Wadi : texts.UseOf(cell);
    }

    /// <summary>Roads that lead nowhere are left out: across the desert, over the wadi where there is no bridge, over the square.</summary>
    private void LayPieces()
    {
        var nowhere = new Street(StreetKind.None);
        var beside = new Dictionary<(int, int), List<char>>();
        foreach (var (cell, letter) in Letters)
            foreach (var (from, to) in Mesh.SidesOf(cell))
            {
                var edge = Mesh.Edge(from, to);
                if (!beside.TryGetValue(edge, out var letters)) beside[edge] = letters = [];
                letters.Add(letter);
            }
        foreach (var (edge, letters) in beside)
        {
            var street = mesh.StreetBetween(edge.Item1, edge.Item2);
            var isEmpty = letters.TrueForAll(letter => letter is Desert or Wadi) && !street.Kind.IsArterial;
            var laid = isEmpty || letters.TrueForAll(letter => letter == Square) ? nowhere : street;
            var piece = pieces[edge] = new(laid) { From = mesh.Spots[edge.Item1], To = mesh.Spots[edge.Item2] };
            if (laid != nowhere) laid.Pieces.Add(piece);
        }
    }

    public IEnumerable<Street> Streets => pieces.Values.Select(piece => piece.Street).Where(street => street.Kind != StreetKind.None).Distinct();

    private IEnumerable<Superblock> Divide()
    {
        var number = 0;
        var square = Letters.Where(pair => pair.Value == Square).Select(pair => pair.Key).ToList();
        yield return new(number++, square[0], Square, RingOf(Mesh.Outline(square)));
        foreach (var (cell, letter) in Letters)
            if (letter != Square) yield return new(number++, cell, letter, RingOf(cell.Loop));
    }

    private Ring RingOf(IReadOnlyList<int> loop) => new([.. loop.Select(at => mesh.Spots[at])], [.. loop.Select((at, k) => pieces[Mesh.Edge(at, loop[(k + 1) % loop.Count])])]);

    private HashSet<Spot> FindRoundabouts()
    {
        var meetings = pieces.Values.Where(piece => piece.Street.Kind != StreetKind.None).SelectMany(piece => new[] { (Spot: piece.From, piece), (Spot: piece.To, piece) }).GroupBy(end => end.Spot);
        return [.. meetings.Where(ends => ends.Count() >= 4 && ends.All(end => end.piece.Street.Kind is { Class: not "highway", Width: > 25 }) && ends.Any(end => end.piece.Street.Kind.IsArterial)).Select(ends => ends.Key)];
    }
}
