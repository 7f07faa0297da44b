namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// Sines and their like from additions and multiplications alone: those of <see cref="Math"/> come from the machine's C library and may
/// differ in the last digit from one to the other. Good to 1e-15 for the small arguments a city has.
/// </summary>
internal static class SteadyMath
{
    public static double Sin(double x)
    {
        x -= 2 * Math.PI * Math.Round(x / (2 * Math.PI));
        // Folded into a quarter turn to either side, where the series is short.
        if (x > Math.PI / 2) x = Math.PI - x;
        if (x < -Math.PI / 2) x = -Math.PI - x;
        double term = x, sum = x;
        for (var k = 1; k < 14; k++) sum += term *= -x * x / (2 * k * ((2 * k) + 1));
        return sum;
    }

    public static double Cos(double x) => Sin(x + (Math.PI / 2));

    public static double Exp(double x)
    {
        // Halved until small, squared back up.
        double small = x / 16, term = 1, sum = 1;
        for (var k = 1; k < 16; k++) sum += term *= small / k;
        for (var k = 0; k < 4; k++) sum *= sum;
        return sum;
    }

    public static double Atan(double x)
    {
        // Each halving of the angle makes the series converge faster.
        double small = x, factor = 1;
        for (var k = 0; k < 4; k++, factor *= 2) small /= 1 + Math.Sqrt(1 + (small * small));
        double power = small, sum = small;
        for (var k = 1; k < 14; k++) sum += (power *= -small * small) / ((2 * k) + 1);
        return sum * factor;
    }
}
