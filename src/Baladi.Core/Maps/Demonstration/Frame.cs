namespace Baladi.Core.Maps.Demonstration;

/// <summary>
/// Four corners that rows and slices are measured between: a0–a1 runs along the axis, b0–b1 across from it. Land of four corners is its own frame, so
/// that streets between two that are not quite parallel fan out gently; anything else is measured in the box around it.
/// </summary>
internal readonly record struct Frame(Spot A0, Spot A1, Spot B0, Spot B1)
{
    // Beyond this the ends of a fan would be too narrow or too wide to build on.
    private const double LeastShare = 0.72;

    public double Length => (A0.To(A1) + B0.To(B1)) / 2;
    public double Depth => (A0.To(B0) + A1.To(B1)) / 2;

    public static Frame Of(Ring ring, Spot axis)
    {
        var corners = ring.Corners();
        if (corners.Count == 4)
        {
            var k = Enumerable.Range(0, 4).MaxBy(side => (corners[(side + 1) % 4] - corners[side]).Unit.Dot(axis));
            var frame = new Frame(corners[k], corners[(k + 1) % 4], corners[(k + 3) % 4], corners[(k + 2) % 4]);
            if (Alike(frame.A0.To(frame.A1), frame.B0.To(frame.B1)) && Alike(frame.A0.To(frame.B0), frame.A1.To(frame.B1))) return frame;
        }
        var (left, right) = ring.Extent(axis);
        var (low, high) = ring.Extent(axis.Left);
        Spot At(double along, double up) => (axis * along) + (axis.Left * up);
        return new(At(left, low), At(right, low), At(left, high), At(right, high));
    }

    /// <summary>A line across; what lies before it is to its left.</summary>
    public Cut Across(double share) => Cut.Through(A0.Towards(A1, share), B0.Towards(B1, share));

    /// <summary>A line along the axis; what lies beyond it, towards b, is to its left.</summary>
    public Cut Along(double share) => Cut.Through(A0.Towards(B0, share), A1.Towards(B1, share));

    private static bool Alike(double one, double other) => Math.Min(one, other) > LeastShare * Math.Max(one, other);
}
