namespace Baladi.Core.Maps.Demonstration;

/// <summary>A place or a direction in metres: east and north of the middle of the city until it is stored.</summary>
internal readonly record struct Spot(double X, double Y)
{
    public double Length => Math.Sqrt((X * X) + (Y * Y));
    public Spot Unit => this * (1 / Length);
    /// <summary>A quarter turn to the left.</summary>
    public Spot Left => new(-Y, X);

    // That of records would go round in circles through the directions.
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{X:0.###} {Y:0.###}");

    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);
    public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);
    public static Spot operator *(Spot a, double by) => new(a.X * by, a.Y * by);

    public double Dot(Spot other) => (X * other.X) + (Y * other.Y);
    public double Cross(Spot other) => (X * other.Y) - (Y * other.X);
    public double To(Spot other) => (other - this).Length;
    public Spot Towards(Spot other, double share) => new(X + ((other.X - X) * share), Y + ((other.Y - Y) * share));

    public double ToSegment(Spot from, Spot to)
    {
        var along = to - from;
        var square = along.Dot(along);
        return square == 0 ? To(from) : To(from.Towards(to, Math.Clamp((this - from).Dot(along) / square, 0, 1)));
    }
}

/// <summary>A straight line through a place; what is to its left has a positive distance.</summary>
internal readonly record struct Cut(Spot At, Spot Along)
{
    public static Cut Through(Spot from, Spot to) => new(from, (to - from).Unit);

    public double Distance(Spot spot) => Along.Cross(spot - At);
}
