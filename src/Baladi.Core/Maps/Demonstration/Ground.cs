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
    public const double Spacing = 770;
    /// <summary>Metres from the middle line of the wadi to the streets along its banks, and to where its floods reach.</summary>
    public const double WadiHalf = 125, FloodHalf = 92;
    /// <summary>The same of the valley that comes down to it from the north.</summary>
    public const double ValleyHalf = 75, ValleyFloodHalf = 42;
    public const double RingRadius = 3280, CentreRadius = 780, SquareRadius = 175;

    /// <summary>The middle, in UTM zone 38N: 47.60° east, 24.90° north.</summary>
    private static readonly Spot Middle = new(762_542, 2_756_600);
    private const double Rounding = 0.36, Turn = 0.24;
    private static readonly double TurnSine = SteadyMath.Sin(Turn), TurnCosine = SteadyMath.Cos(Turn);

    /// <summary>From the lattice to metres east and north of the middle.</summary>
    public static Spot At(Spot lattice)
    {
        double u = lattice.X / Reach, v = lattice.Y / Reach;
        double x = Uneven(lattice.X, 1.9) * Spacing * Math.Sqrt(1 - (Rounding * v * v)), y = Uneven(lattice.Y, 2.3) * Spacing * Math.Sqrt(1 - (Rounding * u * u));
        x += 150 * (SteadyMath.Sin((y / 1350) + 0.4) - SteadyMath.Sin(0.4));
        y += 170 * (SteadyMath.Sin((x / 1600) + 1.1) - SteadyMath.Sin(1.1));
        return new((x * TurnCosine) - (y * TurnSine), (x * TurnSine) + (y * TurnCosine));
    }

    // No two squares are of one size; the middle line stays the middle.
    private static double Uneven(double line, double pace) => line + (0.17 * SteadyMath.Sin(line * pace));

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

    /// <summary>The column of the valley at a row, as far as the wadi.</summary>
    public static double ValleyAt(double row) => -2.15 + (0.62 * SteadyMath.Sin((row * 0.85) + 0.3)) + (0.16 * row) + (0.12 * SteadyMath.Sin((row * 2.4) + 1));

    /// <summary>Metres, about, east of the middle of the valley.</summary>
    public static double FromValley(Spot lattice)
    {
        var slope = (ValleyAt(lattice.Y + 0.01) - ValleyAt(lattice.Y - 0.01)) / 0.02;
        return (lattice.X - ValleyAt(lattice.Y)) * Spacing / Math.Sqrt(1 + (slope * slope));
    }

    /// <summary>Metres, about, north of the middle of the wadi.</summary>
    public static double FromWadi(Spot lattice)
    {
        var slope = (WadiAt(lattice.X + 0.01) - WadiAt(lattice.X - 0.01)) / 0.02;
        return (lattice.Y - WadiAt(lattice.X)) * Spacing / Math.Sqrt(1 + (slope * slope));
    }
}
