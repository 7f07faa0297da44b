using Baladi.Core.Language;

namespace Baladi.Core.Maps.Demonstration;

/// <summary>A kind of street: its class as stored, and its full width in metres between the blocks.</summary>
internal sealed record StreetKind(string Class, double Width)
{
    /// <summary>The ring around the city.</summary>
    public static readonly StreetKind Ring = new("highway", 80);
    /// <summary>The two axes through the middle.</summary>
    public static readonly StreetKind Axis = new("highway", 60);
    public static readonly StreetKind Diagonal = new("arterial", 44);
    public static readonly StreetKind Arterial = new("arterial", 40);
    /// <summary>Around the central square, and around the centre.</summary>
    public static readonly StreetKind Boulevard = new("arterial", 36);
    public static readonly StreetKind Collector = new("collector", 30);
    /// <summary>Along the wadi.</summary>
    public static readonly StreetKind Corniche = new("collector", 25);
    /// <summary>Through a neighbourhood, past its services.</summary>
    public static readonly StreetKind Spine = new("collector", 20);
    public static readonly StreetKind Wide = new("local", 20);
    public static readonly StreetKind Local = new("local", 15);
    public static readonly StreetKind Narrow = new("local", 12);
    /// <summary>A cul-de-sac with homes on both sides.</summary>
    public static readonly StreetKind Court = new("local", 10);
    public static readonly StreetKind Lane = new("local", 8);
    /// <summary>The green way that leads on, on foot, from the end of a cul-de-sac.</summary>
    public static readonly StreetKind Greenway = new("pedestrian", 10);
    public static readonly StreetKind Walk = new("pedestrian", 6);
    /// <summary>A line that no street runs along: between two parts of the wadi, of the desert, of the central square.</summary>
    public static readonly StreetKind None = new("", 0);

    public bool IsArterial => Class is "arterial" or "highway";
}

/// <summary>A street under one name, in straight pieces.</summary>
internal sealed class Street(StreetKind kind)
{
    public StreetKind Kind { get; } = kind;
    public double Half => Kind.Width / 2;
    public LocalizedText? Name { get; set; }
    public List<Piece> Pieces { get; } = [];
}

/// <summary>A straight piece of centre line with the places where other streets meet it.</summary>
internal sealed class Piece(Street street)
{
    public Street Street { get; } = street;
    public Spot From { get; set; }
    public Spot To { get; set; }
    public List<Spot> Joints { get; } = [];

    public IEnumerable<Spot> Spots => Joints.Append(From).Append(To).Distinct().OrderBy(spot => (spot - From).Dot(To - From));
}
