using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// From UTM zone 38N (EPSG:32638) to longitude and latitude, by Krüger's series to the fourth order of the third flattening: exact to well under
/// a millimetre across the zone. Coordinates come out rounded to seven decimals, about a centimetre.
/// </summary>
internal static class Utm38
{
    public const double FalseEasting = 500_000;
    public const int Decimals = 7;
    private const double CentralMeridian = 45, Scale = 0.9996, Radius = 6_378_137, Flattening = 1 / 298.257223563;
    private const double N = Flattening / (2 - Flattening);
    private const double A = Radius / (1 + N) * (1 + (N * N / 4) + (N * N * N * N / 64));
    private const double Degree = Math.PI / 180;
    private static readonly double[] Beta =
    [
        (N / 2) - (2 * N * N / 3) + (37 * N * N * N / 96) - (N * N * N * N / 360),
        (N * N / 48) + (N * N * N / 15) - (437 * N * N * N * N / 1440),
        (17 * N * N * N / 480) - (37 * N * N * N * N / 840),
        4397 * N * N * N * N / 161280,
    ];
    private static readonly double[] Delta =
    [
        (2 * N) - (2 * N * N / 3) - (2 * N * N * N) + (116 * N * N * N * N / 45),
        (7 * N * N / 3) - (8 * N * N * N / 5) - (227 * N * N * N * N / 45),
        (56 * N * N * N / 15) - (136 * N * N * N * N / 35),
        4279 * N * N * N * N / 630,
    ];

    /// <summary>Longitude and latitude in degrees, rounded.</summary>
    public static Coordinate ToDegrees(Spot metres)
    {
        double xi = metres.Y / (Scale * A), eta = (metres.X - FalseEasting) / (Scale * A), north = xi, east = eta;
        for (var j = 1; j <= Beta.Length; j++)
        {
            north -= Beta[j - 1] * SteadyMath.Sin(2 * j * xi) * SteadyMath.Cosh(2 * j * eta);
            east -= Beta[j - 1] * SteadyMath.Cos(2 * j * xi) * SteadyMath.Sinh(2 * j * eta);
        }
        var sine = SteadyMath.Sin(north) / SteadyMath.Cosh(east);
        var conformal = SteadyMath.Atan(sine / Math.Sqrt(1 - (sine * sine)));
        var latitude = conformal;
        for (var j = 1; j <= Delta.Length; j++) latitude += Delta[j - 1] * SteadyMath.Sin(2 * j * conformal);
        var longitude = SteadyMath.Atan(SteadyMath.Sinh(east) / SteadyMath.Cos(north));
        return new(Math.Round(CentralMeridian + (longitude / Degree), Decimals), Math.Round(latitude / Degree, Decimals));
    }
}
