using Baladi.Core.Data.Seeding;
using Baladi.Core.Maps.Tiles;

namespace Baladi.Benchmarks.Maps;

/// <summary>The tiles that the parcels made for trials fill from edge to edge.</summary>
public static class TrialTiles
{
    public static IReadOnlyList<string> Of(int parcels, int zoom)
    {
        var all = new NetTopologySuite.Geometries.Envelope();
        foreach (var parcel in SeedFeatures.Parcels(parcels)) all.ExpandToInclude(parcel.Shape.EnvelopeInternal);
        var size = 1 << zoom;
        var (west, east) = (Column(all.MinX), Column(all.MaxX));
        var (north, south) = (Row(all.MaxY), Row(all.MinY));
        return
        [
            .. from y in Enumerable.Range(north, south - north + 1)
               from x in Enumerable.Range(west, east - west + 1)
               where all.Contains(new TileAddress(zoom, x, y).Bounds)
               select $"tiles/parcels/{zoom}/{x}/{y}.mvt",
        ];

        int Column(double longitude) => (int)((longitude + 180) / 360 * size);
        int Row(double latitude) => (int)((1 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI) / 2 * size);
    }
}
