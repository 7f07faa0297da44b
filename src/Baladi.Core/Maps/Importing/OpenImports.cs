using System.Text.Json;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.Coordinates;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Maps.Importing;

/// <summary>The steps of an import before and after its worker: for the page of the administration and for the command alike.</summary>
public sealed class OpenImports(BaladiDbContext db, MapFiles files, MapCatalog maps, DatasetWriter writer, Geography geography, TimeProvider time)
{
    /// <param name="path">Where the file lies, and stays until the import has ended.</param>
    public async Task<MapImport> BeginAsync(string fileName, string path, long? by, CancellationToken cancel)
    {
        var import = new MapImport(fileName, path, new FileInfo(path).Length, time.GetUtcNow(), by);
        db.MapImports.Add(import);
        db.MapImportProgress.Add(new(import));
        await db.SaveChangesAsync(cancel);
        return import;
    }

    /// <summary>Keeps what the file means.</summary>
    /// <returns>
    /// Problems, beside the property of the plan: map-plan-layer, map-plan-area, map-plan-source, map-plan-srid, map-plan-file-layer, map-plan-field, map-plan-attribute;
    /// and whatever is wrong with the file.
    /// </returns>
    public async Task<Outcome<MapImport>> PlanAsync(MapImport import, ImportPlan plan, CancellationToken cancel)
    {
        try
        {
            await using var file = await files.OpenFileAsync(import.Path, import.FileName, cancel);
            if (Problems(plan, file).ToList() is { Count: > 0 } problems) return Failure.Invalid(problems);
        }
        catch (MapFileException wrong) { return Failure.Invalid(wrong.Problem.ToProblem()); }
        import.Plans(JsonSerializer.Serialize(plan, PublishedJson.Options));
        await db.SaveChangesAsync(cancel);
        return import;
    }

    /// <summary>Hands the import to the workers: only to be tried, or to fill the next version of its dataset.</summary>
    public async Task StartAsync(MapImport import, bool tries, CancellationToken cancel)
    {
        var plan = JsonSerializer.Deserialize<ImportPlan>(import.Plan!, PublishedJson.Options)!;
        await db.MapImportFindings.Where(finding => finding.ImportId == import.Id).ExecuteDeleteAsync(cancel);
        var progress = await db.MapImportProgress.SingleAsync(one => one.ImportId == import.Id, cancel);
        progress.Restart();
        if (tries) import.Try();
        else import.Run(await writer.BeginAsync(plan.Layer, plan.Area, plan.Source, import.ByAccountId, cancel));
        await db.SaveChangesAsync(cancel);
    }

    private IEnumerable<Problem> Problems(ImportPlan plan, IMapFile file)
    {
        if (maps.Layer(plan.Layer) is not var (set, layer))
        {
            yield return new("map-plan-layer", nameof(plan.Layer), plan.Layer);
            yield break;
        }
        if (plan.Area != MapDataset.Kingdom && geography.City(plan.Area) is null) yield return new("map-plan-area", nameof(plan.Area), plan.Area);
        if (!plan.Source.Name.IsComplete || string.IsNullOrWhiteSpace(plan.Source.License)) yield return new("map-plan-source", nameof(plan.Source));
        var found = file.Layers.FirstOrDefault(one => plan.FileLayer is null ? file.Layers.Count == 1 : one.Name == plan.FileLayer);
        if (found is null && (plan.FileLayer is not null || file.Format != MapFormat.Dxf))
        {
            yield return new("map-plan-file-layer", nameof(plan.FileLayer), string.Join(", ", file.Layers.Select(one => one.Name)));
            yield break;
        }
        if (plan.Srid is { } srid ? CoordinateSystems.Find(srid) is null : found is { Srid: null }) yield return new("map-plan-srid", nameof(plan.Srid));
        foreach (var code in plan.Fields.Keys.Concat(plan.Values.Keys).Distinct().Where(code => !layer.Attributes.Contains(code))) yield return new("map-plan-attribute", nameof(plan.Fields), code);
        // A drawing has no columns, and what stands beyond the head of a stream is not known yet.
        if (found is not { Fields.Count: > 0 }) yield break;
        string?[] named = [plan.KeyField, plan.NameArField, plan.NameEnField, plan.Only?.Field, .. plan.Fields.Values];
        foreach (var field in named.OfType<string>().Distinct().Where(field => found.Fields.All(one => one.Name != field))) yield return new("map-plan-field", nameof(plan.Fields), field);
    }
}
