using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>
/// A drawing: what its head says, its layers and blocks, and the things drawn, as they come. Blocks are held in memory, since
/// they are used again and again; what is drawn is not.
/// </summary>
public sealed class DxfDrawing : IDisposable
{
    private static readonly Dictionary<int, double> Metres = new() { [1] = 0.0254, [2] = 0.3048, [4] = 0.001, [5] = 0.01, [6] = 1, [7] = 1000, [14] = 0.1 };

    private readonly DxfPairs pairs;
    private readonly DxfEntities entities;
    private readonly MapFileLimits limits;
    private readonly Dictionary<string, DxfLayer> layers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DxfBlock> blocks = new(StringComparer.OrdinalIgnoreCase);
    private bool isAtEntities;
    private int held;

    private DxfDrawing(Stream stream, MapFileLimits limits)
    {
        this.limits = limits;
        pairs = new(stream);
        entities = new(pairs);
    }

    /// <summary>AC1015 and the like; empty where it does not say.</summary>
    public string Version { get; private set; } = "";

    /// <summary>How long one unit of the drawing is in metres, where it says so. Drawings are often wrong about it.</summary>
    public double? UnitInMetres { get; private set; }

    public IReadOnlyDictionary<string, DxfLayer> Layers => layers;

    public IReadOnlyDictionary<string, DxfBlock> Blocks => blocks;

    /// <summary>How many things of which types were passed over so far: hatches and dimensions above all.</summary>
    public IReadOnlyDictionary<string, int> Skipped => entities.Skipped;

    /// <summary>In bytes.</summary>
    public long Position => pairs.Position;

    /// <summary>Reads all that stands before what is drawn; the stream ends with the drawing.</summary>
    /// <exception cref="MapFileException">It is no drawing, or a broken one.</exception>
    public static DxfDrawing Open(Stream stream, MapFileLimits? limits = null)
    {
        var drawing = new DxfDrawing(stream, limits ?? MapFileLimits.Default);
        try
        {
            drawing.ReadHead();
            return drawing;
        }
        catch
        {
            drawing.Dispose();
            throw;
        }
    }

    /// <summary>What is drawn in the drawing itself, in its order, once; blocks as inserts, what stands on paper left out.</summary>
    public IEnumerable<DxfEntity> Entities()
    {
        if (!isAtEntities) yield break;
        isAtEntities = false;
        while (Must())
        {
            if (pairs.Is(0, "ENDSEC"u8)) break;
            if (pairs.Code == 0 && entities.Read() is { } entity) yield return entity;
        }
        // A file that breaks off looks like a smaller one.
        while (Must())
            if (pairs.Is(0, "EOF"u8)) break;
    }

    public void Dispose() => pairs.Dispose();

    private void ReadHead()
    {
        while (Must())
        {
            if (pairs.Is(0, "EOF"u8)) return;
            if (!pairs.Is(0, "SECTION"u8) || !Must()) continue;
            if (pairs.Is(2, "HEADER"u8)) ReadHeader();
            else if (pairs.Is(2, "TABLES"u8)) ReadTables();
            else if (pairs.Is(2, "BLOCKS"u8)) ReadBlocks();
            else if (pairs.Is(2, "ENTITIES"u8))
            {
                isAtEntities = true;
                return;
            }
        }
    }

    private void ReadHeader()
    {
        var variable = "";
        while (Must() && !pairs.Is(0, "ENDSEC"u8))
        {
            if (pairs.Code == 9) variable = pairs.Text;
            else if (variable == "$ACADVER" && pairs.Code == 1) pairs.Encoding.SetVersion(Version = pairs.Text);
            else if (variable == "$DWGCODEPAGE" && pairs.Code == 3) pairs.Encoding.SetPage(pairs.Text);
            else if (variable == "$INSUNITS" && pairs.Code == 70) UnitInMetres = Metres.TryGetValue(pairs.Whole, out var metres) ? metres : null;
        }
    }

    private void ReadTables()
    {
        var groups = new DxfGroups();
        while (Must() && !pairs.Is(0, "ENDSEC"u8))
        {
            if (!pairs.Is(0, "LAYER"u8)) continue;
            groups.Read(pairs);
            if (layers.Count > limits.DrawnThings / 20) throw new MapFileException("map-dxf-too-many", MapPlace.Line(pairs.Line), $"{limits.DrawnThings}");
            var (name, color) = (groups.Text(2), groups.Whole(62, 7));
            // A colour below 0 is that of a layer that is off; the first bit is frozen.
            if (name.Length > 0) layers[name] = new(name, Math.Abs(color), color >= 0 && (groups.Whole(70) & 1) == 0);
        }
    }

    private void ReadBlocks()
    {
        var groups = new DxfGroups();
        while (Must() && !pairs.Is(0, "ENDSEC"u8))
        {
            if (!pairs.Is(0, "BLOCK"u8)) continue;
            groups.Read(pairs);
            var (name, origin, inside) = (groups.Text(2), groups.Point() ?? new Coordinate(0, 0), new List<DxfEntity>());
            while (Must() && !pairs.Is(0, "ENDBLK"u8))
            {
                if (pairs.Code != 0) continue;
                if (pairs.Is(0, "ENDSEC"u8) || pairs.Is(0, "BLOCK"u8)) throw new MapFileException("map-dxf-broken", MapPlace.Line(pairs.Line));
                if (entities.Read() is not { } entity) continue;
                inside.Add(entity);
                held += entity is DxfPolyline line ? line.Corners.Count : 1;
                if (held > limits.DrawnThings) throw new MapFileException("map-dxf-too-many", MapPlace.Line(pairs.Line), $"{limits.DrawnThings}");
            }
            if (name.Length > 0) blocks.TryAdd(name, new(name, origin, inside));
        }
        // Those within blocks count where they are put in.
        entities.Skipped.Clear();
    }

    private bool Must() => pairs.Read() ? true : throw new MapFileException("map-file-truncated", MapPlace.Line(pairs.Line));
}
