using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Baladi.Core.Maps.Importing;

/// <summary>How far an import is.</summary>
public sealed record ImportCounts(long Read, long Accepted, long Mended, long Rejected, long BytesRead, long? Bytes);

/// <summary>
/// Reads a file into a version of a dataset, or only tries it. Every step is one transaction: some thousand features, what was found, and how far that is. Whoever
/// carries on after a break skips what was read and writes on; memory holds one step.
/// </summary>
public sealed class RunImport(BaladiDbContext db, MapFiles files, MapCatalog maps, DatasetWriter writer, TimeProvider time)
{
    private const int Step = 5000;
    private const int KeysAtOnce = 1000;
    /// <summary>As long as a step may take on a slow machine, and a little more.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <returns>Whether it came to its end; not, where another worker has it.</returns>
    /// <exception cref="MapFileException">The file broke off; the import was given up.</exception>
    public async Task<bool> RunAsync(MapImport import, long worker, IProgress<ImportCounts>? progress, CancellationToken cancel)
    {
        var plan = JsonSerializer.Deserialize<ImportPlan>(import.Plan!, PublishedJson.Options)!;
        var (set, layer) = maps.Layer(plan.Layer) ?? throw new InvalidOperationException($"There is no layer {plan.Layer}");
        var version = import.VersionId is { } id ? await db.MapDatasetVersions.SingleAsync(version => version.Id == id, cancel) : null;
        var maker = new FeatureMaker(set, layer, version ?? new(new(plan.Layer, plan.Area), 0, 0, plan.Source, time.GetUtcNow(), import.ByAccountId));
        var state = new ImportStep(import, await db.MapImportProgress.AsNoTracking().SingleAsync(one => one.ImportId == import.Id, cancel), new(plan), maker, keeps: version is not null);
        try
        {
            await using var file = await files.OpenFileAsync(import.Path, import.FileName, cancel);
            await foreach (var record in file.ReadAsync(plan.FileLayer, state.Read, plan.Srid, cancel))
            {
                state.Take(record);
                if (state.Taken < Step) continue;
                if (!await WriteAsync(state, layer, worker, file.BytesRead, cancel)) return false;
                progress?.Report(state.Counts(file));
            }
            if (!await WriteAsync(state, layer, worker, file.BytesRead, cancel)) return false;
            progress?.Report(state.Counts(file));
        }
        catch (MapFileException broken)
        {
            await GiveUpAsync(import, version, broken.Problem, cancel);
            throw;
        }
        await EndAsync(import, plan, version, cancel);
        return true;
    }

    /// <summary>Gives an import up and takes away what was written of it.</summary>
    public async Task GiveUpAsync(MapImport import, DatasetVersion? version, MapProblem why, CancellationToken cancel)
    {
        if (version is not null) await writer.RemoveAsync(version, cancel);
        import.GiveUp(string.Join('\n', [why.Code, .. why.Args]), time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> WriteAsync(ImportStep state, MapLayer layer, long worker, long bytesRead, CancellationToken cancel)
    {
        // A key that came in an earlier step is refused here; within the step it was refused already.
        foreach (var some in state.Features.Chunk(KeysAtOnce))
        {
            var (version, keys) = (some[0].VersionId, some.Select(feature => feature.Key).ToList());
            var there = await db.MapFeatures.Where(feature => feature.VersionId == version && keys.Contains(feature.Key)).Select(feature => feature.Key).ToListAsync(cancel);
            if (there.Count > 0) state.Refuse([.. there]);
        }
        var kept = state.Findings.Count == 0 ? 0 : await db.MapImportFindings.CountAsync(finding => finding.ImportId == state.Import.Id, cancel);
        var findings = state.Findings.Take(Math.Max(0, ImportFinding.Most - kept)).ToList();
        try
        {
            await writer.WriteAsync(state.Features, layer.Searched, cancel, async cancel =>
            {
                var (mark, until) = (state.Mark(bytesRead), time.GetUtcNow() + Lease);
                var held = await db.MapImportProgress.Where(one => one.ImportId == state.Import.Id && one.HeldBy == worker).ExecuteUpdateAsync(set => set
                    .SetProperty(one => one.Read, mark.Read).SetProperty(one => one.Accepted, mark.Accepted).SetProperty(one => one.Mended, mark.Mended)
                    .SetProperty(one => one.Rejected, mark.Rejected).SetProperty(one => one.BytesRead, mark.BytesRead).SetProperty(one => one.HeldUntil, until), cancel);
                if (held == 0) throw new TakenOverException();
                await db.Provider.BulkInsertAsync(db, findings, cancel);
            });
        }
        // Another worker took it over meanwhile: nothing of this step counts.
        catch (TakenOverException) { return false; }
        state.Next();
        return true;
    }

    private async Task EndAsync(MapImport import, ImportPlan plan, DatasetVersion? version, CancellationToken cancel)
    {
        if (version is null)
        {
            import.Tried();
            await db.SaveChangesAsync(cancel);
            return;
        }
        import.Complete(time.GetUtcNow());
        await writer.CompleteAsync(version, await CoverageAsync(plan, cancel), plan.Coverage == CoverageClaim.Bounds, cancel);
    }

    private async Task<Geometry?> CoverageAsync(ImportPlan plan, CancellationToken cancel)
    {
        if (plan.Coverage != CoverageClaim.Municipalities || maps.Of(WellKnownLayers.Municipalities).FirstOrDefault(dataset => dataset.Area == plan.Area) is not { } municipalities) return null;
        return UnaryUnionOp.Union(await db.MapFeatures.AsNoTracking().Where(feature => feature.VersionId == municipalities.Version.Id).Select(feature => feature.Shape).ToListAsync(cancel));
    }

    private sealed class TakenOverException : Exception;
}
