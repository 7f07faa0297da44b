using Baladi.Core.Maps.Files.Coordinates;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapes;

/// <summary>From points in a file to a shape on earth: built, judged whether its numbers can be right, moved to EPSG:4326, repaired.</summary>
internal sealed class ShapeReader(CoordinateSystem system, MapFileLimits limits, bool turns = false)
{
    private readonly ShapeRepair repair = new(limits, turns);

    /// <summary>The record with its shape, or with what is wrong with it.</summary>
    public MapRecord Read(MapRecord record, RawShape? raw)
    {
        if (raw is null) return record with { Problem = new("map-shape-none", record.Place) };
        var builder = new ShapeBuilder();
        if (builder.Build(raw) is not { } shape)
            return record with { Problem = new(builder.Wrong!.Value.Code, Place(builder.Wrong.Value.At) ?? record.Place, raw is RawShape.Broken broken ? broken.Args : []) };
        if (CoordinatePlausibility.Before(system, shape.EnvelopeInternal) is { } numbers) return record with { Problem = Implausible(numbers, record, shape) };
        var first = shape.Coordinate.Copy();
        system.ToWgs84(shape);
        // What was moved knows its old envelope still.
        shape.GeometryChanged();
        if (CoordinatePlausibility.After(system, shape.EnvelopeInternal) is { } place) return record with { Problem = Implausible(place, record, first) };
        List<MapProblem> remarks = [];
        foreach (var (code, at) in builder.Done) remarks.Add(new(code, Place(at) ?? record.Place));
        var (repaired, problem) = repair.Repair(shape, remarks);
        if (repaired is not null) repaired.SRID = CoordinateSystem.Wgs84;
        return record with { Shape = repaired, Problem = problem, Remarks = problem is null && remarks.Count > 0 ? remarks : [] };
    }

    private MapProblem Implausible(string code, MapRecord record, Geometry shape) => Implausible(code, record, shape.Coordinate);

    // The numbers as they stand: that is what somebody would look for in the file.
    private MapProblem Implausible(string code, MapRecord record, Coordinate numbers) => new(code, record.Place, FormattableString.Invariant($"{numbers.X:0.######}, {numbers.Y:0.######}"), system.Name);

    private MapPlace? Place(Coordinate? at)
    {
        if (at is null || !double.IsFinite(at.X) || !double.IsFinite(at.Y)) return null;
        var point = new Point(at.X, at.Y);
        if (CoordinatePlausibility.Before(system, point.EnvelopeInternal) is not null) return null;
        system.ToWgs84(point);
        return MapPlace.Point(point.Coordinate);
    }
}
