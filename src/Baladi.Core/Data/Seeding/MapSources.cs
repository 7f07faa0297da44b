using Baladi.Core.Maps.Layers;

namespace Baladi.Core.Data.Seeding;

/// <summary>Where generated features come from, as it is said wherever they are shown.</summary>
internal sealed record MapSources(DatasetSource Demonstration, DatasetSource Trial)
{
    public static MapSources Read() => SeedFiles.Read<MapSources>("maps/sources.json");
}
