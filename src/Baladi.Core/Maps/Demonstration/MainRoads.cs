using Baladi.Core.Language;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>Land between main roads, to be divided by the pattern of its letter (<see cref="Pattern.ByLetter"/>).</summary>
/// <param name="Junctions">Its corners, where roads meet that do not run along it but still need their room.</param>
internal sealed record Superblock(int Number, char Letter, Ring Ring, IReadOnlyList<Junction> Junctions);

/// <summary>A corner of a superblock.</summary>
/// <param name="Inwards">The direction from the corner into the land.</param>
/// <param name="Room">Metres that blocks keep away from it.</param>
/// <param name="Beyond">The roads that end here and belong to other superblocks.</param>
internal sealed record Junction(Spot At, Spot Inwards, double Room, IReadOnlyList<Piece> Beyond);

/// <summary>
/// The first step: the lattice of arterials and collectors, and over it the ring road, the streets along the wadi, the boulevard around the centre,
/// diagonals, and the square in the middle.
/// </summary>
internal sealed class MainRoads
{
    public const char Desert = '.', Wadi = '~', Square = 'X';
    // Metres from the middle of a roundabout to the blocks around it.
    private const double RoundaboutRoom = 24;
    private readonly Mesh mesh;
    private readonly Dictionary<(int, int), Piece> pieces = [];
    private readonly ILookup<Spot, Piece> meetings;

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
        meetings = pieces.Values.Where(piece => piece.Street.Kind != StreetKind.None).SelectMany(piece => new[] { (piece.From, piece), (piece.To, piece) }).ToLookup(end => end.Item1, end => end.piece);
        Roundabouts = FindRoundabouts();
        Superblocks = [.. Divide()];
    }

    public IReadOnlyDictionary<MeshCell, char> Letters { get; }
    public IReadOnlyList<Superblock> Superblocks { get; }
    /// <summary>Where two roads cross that are wide enough to go around each other.</summary>
    public IReadOnlySet<Spot> Roundabouts { get; }
    public IReadOnlyList<MeshCell> Cells => mesh.Cells;
    public IEnumerable<Street> Streets => pieces.Values.Select(piece => piece.Street).Where(street => street.Kind != StreetKind.None).Distinct();

    public IReadOnlyList<Spot> Outline(IEnumerable<MeshCell> cells) => [.. Mesh.Outline(cells).Select(at => mesh.Spots[at])];

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

    private IEnumerable<Superblock> Divide()
    {
        var number = 0;
        var square = Letters.Where(pair => pair.Value == Square).Select(pair => pair.Key).ToList();
        yield return Superblock(number++, Square, Mesh.Outline(square));
        foreach (var (cell, letter) in Letters)
            if (letter != Square) yield return Superblock(number++, letter, cell.Loop);
    }

    private Superblock Superblock(int number, char letter, IReadOnlyList<int> loop)
    {
        var ring = RingOf(loop);
        return new(number, letter, ring, [.. Enumerable.Range(0, ring.Count).Select(corner => JunctionOf(ring, corner))]);
    }

    private Junction JunctionOf(Ring ring, int corner)
    {
        Spot at = ring.Spots[corner], before = (ring.Spots[(corner + ring.Count - 1) % ring.Count] - at).Unit, after = (ring.Next(corner) - at).Unit;
        IReadOnlyList<Piece> beyond = [.. meetings[at].Except(ring.Sides)!];
        var room = beyond.Select(piece => piece.Street.Half).Append(Roundabouts.Contains(at) ? RoundaboutRoom : 0).Max();
        // Where the side runs straight on, its left is the land.
        var inwards = (before + after).Length > 0.05 && before.Cross(after) < 0 ? (before + after).Unit : after.Left;
        return new(at, inwards, room, beyond);
    }

    private Ring RingOf(IReadOnlyList<int> loop) => new([.. loop.Select(at => mesh.Spots[at])], [.. loop.Select((at, k) => pieces[Mesh.Edge(at, loop[(k + 1) % loop.Count])])]);

    private HashSet<Spot> FindRoundabouts() =>
        [.. meetings.Where(ends => ends.Count() >= 4 && ends.All(piece => piece.Street.Kind is { Class: not "highway", Width: > 25 }) && ends.Any(piece => piece.Street.Kind.IsArterial)).Select(ends => ends.Key)];
}
