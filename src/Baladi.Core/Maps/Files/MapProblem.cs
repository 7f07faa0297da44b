using System.Globalization;
using Baladi.Core.Basics;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files;

public enum MapPlaceKind
{
    /// <summary>The file as a whole.</summary>
    File,
    /// <summary>An offset from its beginning.</summary>
    Byte,
    Line,
    /// <summary>A feature, counted from 1.</summary>
    Record,
    /// <summary>A thing in a drawing, by its handle.</summary>
    Entity,
    /// <summary>A file within a zip.</summary>
    Entry,
    /// <summary>Longitude and latitude.</summary>
    Point,
}

/// <summary>Where something is wrong.</summary>
public sealed record MapPlace(MapPlaceKind Kind, string At = "")
{
    public static readonly MapPlace File = new(MapPlaceKind.File);

    /// <summary>Where it is on earth; null for places in the file.</summary>
    public Coordinate? OnEarth { get; private init; }

    public static MapPlace Byte(long offset) => new(MapPlaceKind.Byte, Text(offset));
    public static MapPlace Line(long line) => new(MapPlaceKind.Line, Text(line));
    public static MapPlace Record(long ordinal) => new(MapPlaceKind.Record, Text(ordinal + 1));
    public static MapPlace Entity(string handle) => new(MapPlaceKind.Entity, handle);
    public static MapPlace Entry(string name) => new(MapPlaceKind.Entry, name);
    public static MapPlace Point(Coordinate at) => new(MapPlaceKind.Point, string.Create(CultureInfo.InvariantCulture, $"{at.X:0.######}, {at.Y:0.######}")) { OnEarth = new(at.X, at.Y) };

    /// <summary>In words, by the text <c>problem.map-place.{kind}</c>.</summary>
    public Problem ToProblem() => new($"map-place.{Kind}", "", At);

    // As text: a number in front would ask for plural forms.
    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Something wrong with a file or a feature, or that was put right. Its code has a text like those of any <see cref="Problem"/>.</summary>
public sealed record MapProblem(string Code, MapPlace Place, params object[] Args)
{
    public Problem ToProblem(string field = "") => new(Code, field, Args);

    public override string ToString() => $"{Code} ({string.Join(", ", Args)}) {Place.Kind} {Place.At}";
}

/// <summary>A file that cannot be read, or not any further.</summary>
public sealed class MapFileException(MapProblem problem, Exception? inner = null) : Exception(problem.ToString(), inner)
{
    public MapFileException(string code, MapPlace place, params object[] args) : this(new MapProblem(code, place, args)) { }

    public MapProblem Problem { get; } = problem;
}
