using Baladi.Core.Maps.Demonstration;
using Xunit;

namespace Baladi.Core.Tests.Maps.Demonstration;

public class Utm38Tests
{
    /// <summary>Forwards by the other classical series (Snyder, Map Projections: A Working Manual, 8-9 to 8-15): there and back to a centimetre.</summary>
    [Theory]
    [InlineData(45.0, 24.0)]
    [InlineData(47.6, 24.9)]
    [InlineData(47.5550759, 24.9450201)]
    [InlineData(43.1, 17.2)]
    public void ToDegrees_OfWhatSnyderProjects_IsWhereItCameFrom(double longitude, double latitude)
    {
        var metres = Project(longitude, latitude);

        var degrees = Utm38.ToDegrees(metres);

        Assert.Equal(longitude, degrees.X, 1.1e-7);
        Assert.Equal(latitude, degrees.Y, 1.1e-7);
    }

    [Fact]
    public void SteadyMath_OverItsRange_IsAsGoodAsTheMachine()
    {
        for (var x = -9.0; x < 9; x += 0.037)
        {
            Assert.Equal(Math.Sin(x), SteadyMath.Sin(x), 2e-15);
            Assert.Equal(Math.Cos(x), SteadyMath.Cos(x), 2e-15);
            Assert.Equal(Math.Atan(x), SteadyMath.Atan(x), 2e-15);
            Assert.Equal(1, SteadyMath.Exp(x) / Math.Exp(x), 1e-14);
        }
    }

    private static Spot Project(double longitude, double latitude)
    {
        const double a = 6_378_137, f = 1 / 298.257223563, e2 = f * (2 - f), ep2 = e2 / (1 - e2), k0 = 0.9996;
        double phi = latitude * Math.PI / 180, sin = Math.Sin(phi), cos = Math.Cos(phi), t = Math.Tan(phi) * Math.Tan(phi), c = ep2 * cos * cos;
        double n = a / Math.Sqrt(1 - (e2 * sin * sin)), l = (longitude - 45) * Math.PI / 180 * cos;
        var m = a * (((1 - (e2 / 4) - (3 * e2 * e2 / 64) - (5 * e2 * e2 * e2 / 256)) * phi) - (((3 * e2 / 8) + (3 * e2 * e2 / 32) + (45 * e2 * e2 * e2 / 1024)) * Math.Sin(2 * phi))
            + (((15 * e2 * e2 / 256) + (45 * e2 * e2 * e2 / 1024)) * Math.Sin(4 * phi)) - (35 * e2 * e2 * e2 / 3072 * Math.Sin(6 * phi)));
        var x = k0 * n * (l + ((1 - t + c) * Math.Pow(l, 3) / 6) + ((5 - (18 * t) + (t * t) + (72 * c) - (58 * ep2)) * Math.Pow(l, 5) / 120));
        var y = k0 * (m + (n * Math.Tan(phi) * ((l * l / 2) + ((5 - t + (9 * c) + (4 * c * c)) * Math.Pow(l, 4) / 24) + ((61 - (58 * t) + (t * t) + (600 * c) - (330 * ep2)) * Math.Pow(l, 6) / 720))));
        return new(Utm38.FalseEasting + x, y);
    }
}
