using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using NetTopologySuite.Precision;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>The one place where shapes in EPSG:4326 are put right: areas valid, their outer rings anticlockwise as RFC 7946 has them.</summary>
/// <param name="turns">Whether rings that run the wrong way are worth a remark: in GeoJSON there is a right way.</param>
internal sealed class ShapeRepair(MapFileLimits limits, bool turns)
{
    // A square centimetre: points that lie on one line but for the last digit enclose less.
    private const double LeastArea = 1e-14;

    // A tenth of a millimetre.
    private static readonly PrecisionModel Grid = new(1e9);

    /// <returns>The shape, or why there is none.</returns>
    public (Geometry? Shape, MapProblem? Problem) Repair(Geometry shape, List<MapProblem> remarks)
    {
        if (shape.Dimension == Dimension.Point) return (shape, null);
        if (shape.Dimension == Dimension.Curve) return shape.Length > 0 ? (shape, null) : Refuse("map-shape-no-length", shape);
        if (CrossingCount.IsTooMuch(shape, limits.Crossings)) return Refuse("map-shape-too-complex", shape);
        if (!SimpleRing.IsOne(shape))
        {
            var check = new IsValidOp(shape);
            if (check.ValidationError is { } error)
            {
                var fixedShape = Fix(shape);
                if (fixedShape is null || fixedShape.IsEmpty || !(fixedShape.Area > LeastArea)) return Refuse("map-shape-no-area", shape, error.Coordinate);
                remarks.Add(new(CodeOf(error.ErrorType), MapPlace.Point(error.Coordinate)));
                shape = fixedShape;
            }
        }
        if (!(shape.Area > LeastArea)) return Refuse("map-shape-no-area", shape);
        return (RingDirection.RightHanded(shape, polygon => Turned(polygon, remarks)), null);
    }

    private void Turned(Polygon polygon, List<MapProblem> remarks)
    {
        if (turns) remarks.Add(new("map-ring-turned", MapPlace.Point(polygon.Shell.GetCoordinateN(0))));
    }

    private static Geometry? Fix(Geometry shape)
    {
        try
        {
            var better = new GeometryFixer(shape) { KeepMulti = false, KeepCollapsed = false }.GetResult();
            if (better.IsValid) return better;
            // Where lines cross, the crossing lies beside both by the last digit. On a grid they meet.
            var onGrid = GeometryPrecisionReducer.Reduce(better, Grid);
            return onGrid.IsValid ? onGrid : null;
        }
        catch (TopologyException) { return null; }
    }

    private static string CodeOf(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection => "map-shape-crossing-repaired",
        TopologyValidationErrors.HoleOutsideShell or TopologyValidationErrors.NestedHoles or TopologyValidationErrors.DisconnectedInteriors => "map-shape-holes-repaired",
        TopologyValidationErrors.NestedShells or TopologyValidationErrors.DuplicateRings => "map-shape-parts-repaired",
        _ => "map-shape-repaired",
    };

    private static (Geometry?, MapProblem?) Refuse(string code, Geometry shape, Coordinate? at = null) => (null, new(code, MapPlace.Point(at ?? shape.Coordinate)));
}
