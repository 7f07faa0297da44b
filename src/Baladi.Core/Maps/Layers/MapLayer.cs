using Baladi.Core.Language;

namespace Baladi.Core.Maps.Layers;

/// <summary>What the features of a layer are drawn as.</summary>
public enum LayerGeometry
{
    Point,
    Line,
    Polygon,
}

/// <summary>What a layer is for, and so how it is drawn, searched and asked.</summary>
public enum LayerRole
{
    /// <summary>Tells one area from the next: a region, a municipality, a district.</summary>
    Boundary,
    /// <summary>What people move along.</summary>
    Network,
    /// <summary>Land and what stands on it: plans, blocks, parcels, buildings.</summary>
    Property,
    /// <summary>What the land is used for.</summary>
    Use,
    /// <summary>Where something is that people look for.</summary>
    Facility,
    /// <summary>An area in which something is not allowed, or only under conditions. Every place is answered for it.</summary>
    Constraint,
}

/// <summary>A layer of the city maps.</summary>
public sealed record MapLayer
{
    public const int CodeLength = 64;

    public required string Code { get; init; }
    public required LocalizedText Name { get; init; }
    public required LayerGeometry Geometry { get; init; }
    public required LayerRole Role { get; init; }
    /// <summary>The zoom from which its features show at all; small ones show later.</summary>
    public required int FromZoom { get; init; }
    /// <summary>The codes of what its features say about themselves.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
    /// <summary>Whether its features are found by their names.</summary>
    public bool Searched { get; init; }
    /// <summary>The hue in which it is drawn where the style knows nothing more of it.</summary>
    public LayerHue Hue { get; init; }
}

/// <summary>The hues of the design system that a layer may have; light, dark and high-contrast styles each have theirs of it.</summary>
public enum LayerHue
{
    Gray,
    Green,
    Gold,
    Blue,
    Red,
    Orange,
    Violet,
}

/// <summary>What the values of an attribute are.</summary>
public enum AttributeType
{
    Text,
    Number,
    Whole,
    YesNo,
    /// <summary>A civil date, as in 2026-11-28.</summary>
    Date,
    /// <summary>One of the options.</summary>
    Choice,
}

/// <summary>Something that features say about themselves, by the same code on every layer.</summary>
public sealed record MapAttribute
{
    public const int CodeLength = 64;

    public required string Code { get; init; }
    public required LocalizedText Label { get; init; }
    public required AttributeType Type { get; init; }
    /// <summary>Symbol of the unit of a number: m, m2.</summary>
    public string? Unit { get; init; }
    public IReadOnlyList<AttributeOption> Options { get; init; } = [];
    /// <summary>The zoom from which tiles carry it; never, where null: it is told when somebody asks for the feature.</summary>
    public int? FromZoom { get; init; }

    public AttributeOption? Option(string? code) => Options.FirstOrDefault(option => option.Code == code);
}

/// <param name="FromZoom">The zoom from which features with this answer show, where that is not the one of the layer.</param>
public sealed record AttributeOption(string Code, LocalizedText Label, LocalizedText? Hint = null, int? FromZoom = null);

/// <summary>Levels of zoom, as in web map tiles: 0 shows the world, each next one twice the scale.</summary>
public static class Zoom
{
    public const int Least = 0;
    /// <summary>The last one with tiles of its own; closer views enlarge them.</summary>
    public const int Most = 18;
}

/// <summary>The layers that the portal itself asks.</summary>
public static class WellKnownLayers
{
    public const string Regions = "regions";
    public const string Municipalities = "municipalities";
    public const string Districts = "districts";
    public const string Streets = "streets";
    public const string Plans = "plans";
    public const string Blocks = "blocks";
    public const string Parcels = "parcels";
    public const string Buildings = "buildings";
    public const string LandUse = "land-use";
    public const string Facilities = "facilities";
    public const string Constraints = "constraints";

    public static readonly IReadOnlyList<string> All = [Regions, Municipalities, Districts, Streets, Plans, Blocks, Parcels, Buildings, LandUse, Facilities, Constraints];
}
