using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Coordinates;

/// <summary>Tells numbers that cannot be of the coordinate system they are said to be in, before they become places in the sea.</summary>
internal static class CoordinatePlausibility
{
    // Saudi Arabia with its waters. No place lies in it both ways round, so that swapped ones are certain.
    private static readonly Envelope Saudi = new(34.4, 55.7, 16.2, 32.2);
    private static readonly Envelope Swapped = new(16.2, 32.2, 34.4, 55.7);

    // A zone is used somewhat beyond its edges. The origin of its grid, where drawings lie that lie nowhere, is four and a half degrees from its middle.
    private const double Margin = 1;

    /// <summary>Looks at the numbers as they stand in the file.</summary>
    public static string? Before(CoordinateSystem system, Envelope numbers)
    {
        var areDegrees = numbers.MinX >= -180 && numbers.MaxX <= 180 && numbers.MinY >= -90 && numbers.MaxY <= 90;
        if (system.IsGeographic)
        {
            if (!areDegrees) return numbers.MinX >= -180 && numbers.MaxX <= 180 && numbers.MinY >= -180 && numbers.MaxY <= 180 ? "map-coordinate-range" : "map-coordinate-metres";
            return Swapped.Contains(numbers) && !Saudi.Intersects(numbers) ? "map-coordinate-swapped" : null;
        }
        // Degrees taken for metres would all lie within 200 m of the origin of the zone.
        return areDegrees && system.Srid != 3857 ? "map-coordinate-degrees" : null;
    }

    /// <summary>Looks at where they came to lie, in EPSG:4326.</summary>
    public static string? After(CoordinateSystem system, Envelope place) =>
        double.IsFinite(place.MinX) && double.IsFinite(place.MaxX) && double.IsFinite(place.MinY) && double.IsFinite(place.MaxY)
        && place.MinX >= system.Area.MinX - Margin && place.MaxX <= system.Area.MaxX + Margin && place.MinY >= system.Area.MinY - Margin && place.MaxY <= system.Area.MaxY + Margin
        && place.MinX >= -180 && place.MaxX <= 180 && place.MinY >= -90 && place.MaxY <= 90
            ? null : "map-coordinate-outside";
}
