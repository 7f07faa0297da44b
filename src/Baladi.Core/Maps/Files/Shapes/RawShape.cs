using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>
/// A shape as a file gives it, before anybody has said that it is one: lists of points. Geometries refuse what is not closed or too
/// short the moment they are made; here it is put right, or the reason kept.
/// </summary>
internal abstract record RawShape
{
    public sealed record Point(Coordinate? At) : RawShape;

    public sealed record MultiPoint(Coordinate[] Points) : RawShape;

    public sealed record Lines(IReadOnlyList<Coordinate[]> Parts) : RawShape;

    /// <summary>Each polygon a list of rings, the outer one first.</summary>
    public sealed record Polygons(IReadOnlyList<IReadOnlyList<Coordinate[]>> Parts) : RawShape;

    public sealed record Collection(IReadOnlyList<RawShape> Parts) : RawShape;

    /// <summary>What no shape could be made of, and why.</summary>
    public sealed record Broken(string Code, params object[] Args) : RawShape;
}
