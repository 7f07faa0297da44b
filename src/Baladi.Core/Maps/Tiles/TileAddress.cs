using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Tiles;

/// <summary>A tile of the web map grid: zoom, column from the west, row from the north.</summary>
public readonly record struct TileAddress(int Zoom, int X, int Y)
{
    /// <summary>Units of a tile's own coordinates from one side to the other.</summary>
    public const int Extent = 4096;
    /// <summary>How far features reach over the edge, in the same units, so that neither lines nor labels break there.</summary>
    public const int Buffer = 64;

    public bool IsOnMap => Zoom is >= Layers.Zoom.Least and <= Layers.Zoom.Most && X >= 0 && Y >= 0 && X < 1 << Zoom && Y < 1 << Zoom;

    /// <summary>What the tile shows, in degrees.</summary>
    public Envelope Bounds => Reaching(0);

    /// <summary>The same with what lies just over its edges.</summary>
    public Envelope Buffered => Reaching((double)Buffer / Extent);

    /// <summary>Degrees of longitude of one unit of the tile.</summary>
    public double Unit => 360.0 / (1 << Zoom) / Extent;

    private Envelope Reaching(double margin) => new(Longitude(X - margin), Longitude(X + 1 + margin), Latitude(Y + 1 + margin), Latitude(Y - margin));

    private double Longitude(double column) => column / (1 << Zoom) * 360 - 180;

    private double Latitude(double row) => Math.Atan(Math.Sinh(Math.PI * (1 - 2 * row / (1 << Zoom)))) * 180 / Math.PI;
}
