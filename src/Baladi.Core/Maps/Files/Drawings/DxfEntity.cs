using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>Something drawn, in the units of the drawing.</summary>
/// <param name="Type">As the file calls it: LINE, LWPOLYLINE.</param>
/// <param name="Handle">Hexadecimal, one of a kind within the drawing; empty in very old ones.</param>
/// <param name="Line">Of the file, where it begins.</param>
public abstract record DxfEntity(string Type, string Handle, string Layer, long Line)
{
    /// <summary>Of the palette, 1 to 255; null for that of the layer.</summary>
    public int? Color { get; init; }

    /// <summary>From the plane it was drawn in to that of the drawing; null where they are the same. What was mirrored in 3D lies in another.</summary>
    public AffineTransformation? Plane { get; init; }

    /// <summary>Where something is wrong with it.</summary>
    public MapPlace Place => Handle.Length > 0 ? MapPlace.Entity(Handle) : MapPlace.Line(Line);
}

public sealed record DxfPoint(string Type, string Handle, string Layer, long Line, Coordinate At) : DxfEntity(Type, Handle, Layer, Line);

public sealed record DxfLine(string Type, string Handle, string Layer, long Line, Coordinate From, Coordinate To) : DxfEntity(Type, Handle, Layer, Line);

/// <param name="Bulge">Of the side to the next corner: the tangent of a quarter of its angle, above 0 for anticlockwise; 0 for a straight one.</param>
public readonly record struct DxfCorner(Coordinate At, double Bulge);

/// <summary>LWPOLYLINE and POLYLINE alike.</summary>
public sealed record DxfPolyline(string Type, string Handle, string Layer, long Line, IReadOnlyList<DxfCorner> Corners, bool IsClosed) : DxfEntity(Type, Handle, Layer, Line);

/// <param name="Start">In degrees, anticlockwise from east; so is the end. A circle goes from 0 to 360.</param>
public sealed record DxfArc(string Type, string Handle, string Layer, long Line, Coordinate Center, double Radius, double Start, double End) : DxfEntity(Type, Handle, Layer, Line)
{
    public bool IsCircle => Type == "CIRCLE";
}

/// <param name="Major">From the centre to the end of the longer axis.</param>
/// <param name="Ratio">Of the shorter axis to the longer.</param>
/// <param name="Start">In radians from the longer axis on; so is the end.</param>
public sealed record DxfEllipse(string Type, string Handle, string Layer, long Line, Coordinate Center, Coordinate Major, double Ratio, double Start, double End) : DxfEntity(Type, Handle, Layer, Line);

/// <summary>TEXT, MTEXT and ATTRIB alike.</summary>
/// <param name="Rotation">In degrees.</param>
/// <param name="Tag">What an attribute of a block is called.</param>
public sealed record DxfText(string Type, string Handle, string Layer, long Line, Coordinate At, string Text, double Height, double Rotation, string? Tag) : DxfEntity(Type, Handle, Layer, Line);

/// <summary>A filled area of three or four corners, in the order they lie around it.</summary>
public sealed record DxfFace(string Type, string Handle, string Layer, long Line, IReadOnlyList<Coordinate> Corners) : DxfEntity(Type, Handle, Layer, Line);

/// <summary>A block put in somewhere, once or in rows and columns.</summary>
/// <param name="Rotation">In degrees.</param>
public sealed record DxfInsert(string Type, string Handle, string Layer, long Line, string Block, Coordinate At, double ScaleX, double ScaleY, double Rotation) : DxfEntity(Type, Handle, Layer, Line)
{
    public int Columns { get; init; } = 1;
    public int Rows { get; init; } = 1;
    public double ColumnSpacing { get; init; }
    public double RowSpacing { get; init; }
    public IReadOnlyList<DxfText> Attributes { get; init; } = [];
}

/// <summary>What cannot be used, and why.</summary>
public sealed record DxfBroken(string Type, string Handle, string Layer, long Line, string Code) : DxfEntity(Type, Handle, Layer, Line);

/// <param name="Base">What is put at the place of an insert.</param>
public sealed record DxfBlock(string Name, Coordinate Base, IReadOnlyList<DxfEntity> Entities);

/// <param name="IsShown">Neither off nor frozen.</param>
public sealed record DxfLayer(string Name, int Color, bool IsShown);
