using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>Makes entities of their pairs.</summary>
internal sealed class DxfEntities(DxfPairs pairs)
{
    private const int Mesh = 16, Faces = 64, Is3D = 8;
    private readonly DxfGroups groups = new();

    /// <summary>How many of each type were passed over, since they have no outline that is read here.</summary>
    public SortedDictionary<string, int> Skipped { get; } = new(StringComparer.Ordinal);

    /// <summary>The entity whose name was just read.</summary>
    /// <returns>Null where it is none that is read, or stands on paper.</returns>
    public DxfEntity? Read()
    {
        groups.Read(pairs);
        var (type, handle, layer, line) = (groups.Type, groups.Handle, groups.Layer, groups.Line);
        var (isOnPaper, color, plane) = (groups.IsOnPaper, groups.Whole(62), groups.Plane());
        var entity = Make(type, handle, layer, line);
        if (isOnPaper) return null;
        if (entity is null)
        {
            Skipped[type] = Skipped.GetValueOrDefault(type) + 1;
            return null;
        }
        // Lines and points are given in the plane of the drawing whatever else they say.
        return entity with { Color = color is > 0 and < 256 ? color : null, Plane = entity is DxfLine or DxfPoint ? null : plane };
    }

    private DxfEntity? Make(string type, string handle, string layer, long line)
    {
        switch (type)
        {
            case "LINE": return groups.Point() is { } from && groups.Point(11) is { } to ? new DxfLine(type, handle, layer, line, from, to) : Broken();
            case "POINT": return groups.Point() is { } at ? new DxfPoint(type, handle, layer, line, at) : Broken();
            case "CIRCLE": return groups.Point() is { } middle && groups.Number(40) > 0 ? new DxfArc(type, handle, layer, line, middle, groups.Number(40), 0, 360) : Broken();
            case "ARC": return groups.Point() is { } center && groups.Number(40) > 0 ? new DxfArc(type, handle, layer, line, center, groups.Number(40), groups.Number(50), groups.Number(51)) : Broken();
            case "ELLIPSE": return groups.Point() is { } centre && groups.Point(11) is { } major ? new DxfEllipse(type, handle, layer, line, centre, major, groups.Number(40, 1), groups.Number(41), groups.Number(42, 2 * Math.PI)) : Broken();
            case "LWPOLYLINE": return new DxfPolyline(type, handle, layer, line, Corners(), (groups.Whole(70) & 1) != 0);
            case "POLYLINE": return Polyline(handle, layer, line);
            case "SOLID" or "TRACE" or "3DFACE": return Face(type, handle, layer, line);
            case "TEXT" or "MTEXT" or "ATTRIB": return Text(type, handle, layer, line);
            case "INSERT": return Insert(handle, layer, line);
            default: return null;
        }

        DxfBroken Broken() => new(type, handle, layer, line, "map-dxf-incomplete");
    }

    private List<DxfCorner> Corners()
    {
        var corners = new List<DxfCorner>();
        var (x, bulge, isOpen) = (0.0, 0.0, false);
        foreach (var (code, number, _) in groups.All)
        {
            if (code == 10) (x, isOpen) = (number, true);
            else if (code == 20 && isOpen)
            {
                corners.Add(new(new(x, number), 0));
                isOpen = false;
            }
            else if (code == 42 && corners.Count > 0)
            {
                bulge = number;
                corners[^1] = corners[^1] with { Bulge = bulge };
            }
        }
        return corners;
    }

    private DxfPolyline? Polyline(string handle, string layer, long line)
    {
        var flags = groups.Whole(70);
        var corners = new List<DxfCorner>();
        while (Next("VERTEX"u8))
            // Points that only guide a curve are none of it.
            if ((groups.Whole(70) & 16) == 0 && groups.Point() is { } at) corners.Add(new(at, (flags & Is3D) != 0 ? 0 : groups.Number(42)));
        return (flags & (Mesh | Faces)) != 0 ? null : new("POLYLINE", handle, layer, line, corners, (flags & 1) != 0);
    }

    private DxfEntity Face(string type, string handle, string layer, long line)
    {
        Coordinate?[] corners = [groups.Point(10), groups.Point(11), groups.Point(12), groups.Point(13)];
        if (corners[0] is null || corners[1] is null || corners[2] is null) return new DxfBroken(type, handle, layer, line, "map-dxf-incomplete");
        // Those of a solid are given as the two ends of one side and then of the other.
        Coordinate?[] around = type == "3DFACE" ? corners : [corners[0], corners[1], corners[3] ?? corners[2], corners[2]];
        return new DxfFace(type, handle, layer, line, [.. around.OfType<Coordinate>().DistinctBy(corner => (corner.X, corner.Y))]);
    }

    private DxfEntity Text(string type, string handle, string layer, long line)
    {
        // Where it is aligned other than at its left, the second point is where.
        var at = type != "MTEXT" && (groups.Whole(72) != 0 || groups.Whole(73) != 0) && groups.Point(11) is { } aligned ? aligned : groups.Point();
        if (at is null) return new DxfBroken(type, handle, layer, line, "map-dxf-incomplete");
        if (type != "MTEXT") return new DxfText(type, handle, layer, line, at, DxfTexts.Plain(groups.Text(1)), groups.Number(40), groups.Number(50), type == "ATTRIB" ? groups.Text(2) : null);
        var text = string.Concat(groups.All.Where(group => group.Code is 1 or 3).Select(group => group.Text));
        var rotation = groups.Point(11) is { } direction ? Math.Atan2(direction.Y, direction.X) * 180 / Math.PI : groups.Number(50);
        return new DxfText(type, handle, layer, line, at, DxfTexts.PlainOfMany(text), groups.Number(40), rotation, null);
    }

    private DxfEntity Insert(string handle, string layer, long line)
    {
        if (groups.Point() is not { } at || groups.Text(2) is not { Length: > 0 } block) return new DxfBroken("INSERT", handle, layer, line, "map-dxf-incomplete");
        var insert = new DxfInsert("INSERT", handle, layer, line, block, at, groups.Number(41, 1), groups.Number(42, 1), groups.Number(50))
        {
            Columns = Math.Max(1, groups.Whole(70, 1)),
            Rows = Math.Max(1, groups.Whole(71, 1)),
            ColumnSpacing = groups.Number(44),
            RowSpacing = groups.Number(45),
        };
        if (groups.Whole(66) != 1) return insert;
        var attributes = new List<DxfText>();
        while (Next("ATTRIB"u8))
            if (Text("ATTRIB", groups.Handle, groups.Layer, groups.Line) is DxfText text) attributes.Add(text);
        return insert with { Attributes = attributes };
    }

    // What belongs to an entity follows it, up to SEQEND.
    private bool Next(ReadOnlySpan<byte> type)
    {
        while (pairs.Read())
        {
            if (pairs.Is(0, type))
            {
                groups.Read(pairs);
                return true;
            }
            if (pairs.Is(0, "SEQEND"u8))
            {
                groups.Read(pairs);
                return false;
            }
            if (pairs.Code != 0) continue;
            pairs.Back();
            return false;
        }
        return false;
    }
}
