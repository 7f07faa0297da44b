using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Layers;

namespace Baladi.Core.Maps.Importing;

/// <summary>What the names of fields let one guess of a plan: its author goes on from there.</summary>
public static class PlanGuess
{
    private static readonly string[] Keys = ["key", "id", "fid", "gid", "objectid", "osmid", "osm_id", "code", "globalid"];
    private static readonly string[] Arabic = ["namear", "name_ar", "name:ar", "arabicname", "aname", "name"];
    private static readonly string[] English = ["nameen", "name_en", "name:en", "englishname", "ename"];

    /// <param name="fileLayer">The layer of the file; its only one, where null.</param>
    public static ImportPlan Of((LayerSet Set, MapLayer Layer)? known, string layer, string area, IMapFile file, string? fileLayer, DatasetSource source)
    {
        var found = file.Layers.FirstOrDefault(one => fileLayer is null || one.Name == fileLayer);
        var fields = found?.Fields.Select(field => field.Name).ToList() ?? [];
        string? Find(IEnumerable<string> names) => names.Select(name => fields.Find(field => field.Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(field => field is not null);
        return new()
        {
            Layer = layer,
            Area = area,
            FileLayer = file.Layers.Count > 1 ? fileLayer : null,
            KeyField = Find(Keys),
            NameArField = Find(Arabic),
            NameEnField = Find(English),
            Fields = (known?.Layer.Attributes ?? []).Select(code => (Code: code, Field: Find([code]))).Where(pair => pair.Field is not null).ToDictionary(pair => pair.Code, pair => pair.Field!),
            Source = source,
        };
    }
}
