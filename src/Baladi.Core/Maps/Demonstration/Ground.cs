namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// Where the city lies. The main roads are thought of as a lattice of <see cref="Size"/> × <see cref="Size"/> squares, its middle at 0,0; the ground bends
/// it, so that the lines curve as roads that follow a terrain do, turns it by the compass of the wadi, and rounds its corners off.
/// </summary>
internal static class Ground
{
    public const int Size = 12;
    public const int Reach = Size / 2;
    /// <summary>Metres between two lines of the lattice.</summary>
    public const double Spacing = 730;
    /// <summary>Metres from the middle line of the wadi to the streets along its banks, and to where its floods reach.</summary>
    public const double WadiHalf = 125, FloodHalf = 92;
    public const double RingRadius = 3080, CentreRadius = 780, SquareRadius = 175;

    /// <summary>The middle, in UTM zone 38N: 47.60° east, 24.90° north.</summary>
    private static readonly Spot Middle = new(762_542, 2_756_600);
    private const double Rounding = 0.30, Turn = 0.24;
    private static readonly double TurnSine = SteadyMath.Sin(Turn), TurnCosine = SteadyMath.Cos(Turn);

    /// <summary>From the lattice to metres east and north of the middle.</summary>
    public static Spot At(Spot lattice)
    {
        double u = lattice.X / Reach, v = lattice.Y / Reach;
        double x = lattice.X * Spacing * Math.Sqrt(1 - (Rounding * v * v)), y = lattice.Y * Spacing * Math.Sqrt(1 - (Rounding * u * u));
        x += 130 * (SteadyMath.Sin((y / 1500) + 0.4) - SteadyMath.Sin(0.4));
        y += 150 * (SteadyMath.Sin((x / 1750) + 1.1) - SteadyMath.Sin(1.1));
        return new((x * TurnCosine) - (y * TurnSine), (x * TurnSine) + (y * TurnCosine));
    }

    public static Spot ToUtm(Spot spot) => Middle + spot;

    /// <summary>Metres outside the ring road, negative within it.</summary>
    public static double FromRing(Spot lattice)
    {
        var at = At(lattice) - new Spot(120, -60);
        var (x, y) = ((at.X * TurnCosine) + (at.Y * TurnSine), (at.Y * TurnCosine) - (at.X * TurnSine));
        return new Spot(x / 1.10, y / 0.96).Length - RingRadius;
    }

    public static double FromMiddle(Spot lattice) => At(lattice).Length;

    /// <summary>The row of the lattice the wadi runs in at a column: from the north-west down to the south-east, in bends.</summary>
    public static double WadiAt(double column) => -1.35 - (0.42 * column) + (0.62 * SteadyMath.Sin((column * 0.78) + 0.6)) + (0.10 * SteadyMath.Sin((column * 2.6) + 2));

    /// <summary>Metres, about, north of the middle of the wadi.</summary>
    public static double FromWadi(Spot lattice)
    {
        var slope = (WadiAt(lattice.X + 0.01) - WadiAt(lattice.X - 0.01)) / 0.02;
        return (lattice.Y - WadiAt(lattice.X)) * Spacing / Math.Sqrt(1 + (slope * slope));
    }
}
