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
        double xi = metres.Y / (Scale * A), eta = (metres.X - FalseEasting) / (Scale * A);
        var grown = SteadyMath.Exp(2 * eta);
        var (north, east) = (xi, eta);
        // Sines of multiples follow from the first: sin(a + b) and cos(a + b), and the same of their hyperbolic sisters.
        double sine = SteadyMath.Sin(2 * xi), cosine = SteadyMath.Cos(2 * xi), sinh = (grown - (1 / grown)) / 2, cosh = (grown + (1 / grown)) / 2;
        double s = sine, c = cosine, sh = sinh, ch = cosh;
        foreach (var beta in Beta)
        {
            north -= beta * s * ch;
            east -= beta * c * sh;
            (s, c) = ((s * cosine) + (c * sine), (c * cosine) - (s * sine));
            (sh, ch) = ((sh * cosh) + (ch * sinh), (ch * cosh) + (sh * sinh));
        }
        var far = SteadyMath.Exp(east);
        double northCosine = SteadyMath.Cos(north), sinChi = SteadyMath.Sin(north) / ((far + (1 / far)) / 2), cosChi = Math.Sqrt(1 - (sinChi * sinChi));
        var latitude = SteadyMath.Atan(sinChi / cosChi);
        (sine, cosine) = (2 * sinChi * cosChi, 1 - (2 * sinChi * sinChi));
        (s, c) = (sine, cosine);
        foreach (var delta in Delta)
        {
            latitude += delta * s;
            (s, c) = ((s * cosine) + (c * sine), (c * cosine) - (s * sine));
        }
        var longitude = SteadyMath.Atan((far - (1 / far)) / 2 / northCosine);
        return new(Math.Round(CentralMeridian + (longitude / Degree), Decimals), Math.Round(latitude / Degree, Decimals));
    }
}
