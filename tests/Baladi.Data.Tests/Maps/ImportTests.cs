using System.Globalization;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps.Importing;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Maps.Places;
using Baladi.TestKit;
using Baladi.TestKit.Maps;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Maps;

/// <summary>From a file to a version that everybody sees, and back.</summary>
public abstract class ImportTests(Portal portal) : PortalTest(portal)
{
    private const string Riyadh = "riyadh";
    private readonly ScratchFolder folder = new("imports");

    [SkippableFact]
    public async Task Import_AFileWithTwoBrokenFeatures_TakesTheOthersAndNamesThose()
    {
        var import = await RunAsync(Districts(("d1", "حي الروضة", 46.70), ("d2", "Broken", double.NaN), ("d3", "حي النخيل", 46.72), ("d1", "Again", 46.74)), Plan());

        var (counts, findings) = await FoundAsync(import);
        Assert.Equal((ImportState.Complete, 4, 2, 2), (import.State, counts.Read, counts.Accepted, counts.Rejected));
        Assert.Equal([(2, "map-coordinate-not-finite"), (4, "map-feature-twice")], findings.Select(finding => (finding.Record, finding.Code)));
    }

    [SkippableFact]
    public async Task Show_TheNextVersion_SwapsAtOnceAndGoesBack()
    {
        var first = await VersionAsync(await RunAsync(Districts(("a", "حي قديم", 46.70)), Plan()));
        await ShowAsync(first);
        var second = await VersionAsync(await RunAsync(Districts(("a", "حي جديد", 46.70), ("b", "حي آخر", 46.72)), Plan()));

        Assert.Equal("حي قديم", await NameAtAsync(46.705));
        var difference = await Portal.AskAsync((CompareVersions compare) => compare.RunAsync(second, first, CancellationToken.None));
        await ShowAsync(second);
        Assert.Equal("حي جديد", await NameAtAsync(46.705));
        await ShowAsync(first);
        Assert.Equal("حي قديم", await NameAtAsync(46.705));

        Assert.Equal(new VersionDifference(1, 1, 0, 0), difference);
    }

    [SkippableFact]
    public async Task Import_WhoseWorkerDied_GoesOnAfterTheLastStep()
    {
        var import = await BeginAsync(Districts([.. Enumerable.Range(0, 12_000).Select(i => ($"k{i}", $"حي {i}", 46 + i * 1e-4))]), Plan());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.AskAsync(async (IServiceProvider services) =>
        {
            using var killed = new CancellationTokenSource();
            var (worker, again) = (Ids.Next(), await services.GetRequiredService<BaladiDbContext>().MapImports.SingleAsync(one => one.Id == import.Id));
            await services.GetRequiredService<CarryOutImports>().TakeAsync(import.Id, worker, CancellationToken.None);
            await services.GetRequiredService<RunImport>().RunAsync(again, worker, new AtOnce(_ => killed.Cancel()), killed.Token);
        }));
        var (before, _) = await FoundAsync(import);

        Assert.Equal(0, await Portal.AskAsync((CarryOutImports imports) => imports.RunAsync(CancellationToken.None)));
        Portal.Travel(RunImport.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Portal.AskAsync((CarryOutImports imports) => imports.RunAsync(CancellationToken.None)));

        var (after, findings) = await FoundAsync(import);
        Assert.InRange(before.Read, 1, 11_999);
        Assert.Equal((12_000, 12_000, 0), (after.Read, after.Accepted, findings.Count));
        Assert.Equal(12_000, (await VersionAsync(import)).Features);
    }

    [SkippableFact]
    public async Task Try_AFile_SaysTheSameAndWritesNothing()
    {
        var import = await BeginAsync(Districts(("d1", "حي", 46.70), ("d1", "حي", 46.71)), Plan(), tries: true);
        await Portal.AskAsync((CarryOutImports imports) => imports.RunAsync(CancellationToken.None));

        var (counts, findings) = await FoundAsync(import);
        Assert.Equal((2, 1, 1), (counts.Read, counts.Accepted, counts.Rejected));
        Assert.Equal("map-feature-twice", Assert.Single(findings).Code);
        Assert.Equal(ImportState.Tried, (await ReadAsync(db => db.MapImports.SingleAsync(one => one.Id == import.Id))).State);
    }

    [SkippableFact]
    public async Task Import_AFileThatBreaksOff_IsGivenUpAndLeavesNothing()
    {
        var import = await BeginAsync(Districts([.. Enumerable.Range(0, 6_000).Select(i => ($"k{i}", "حي", 46 + i * 1e-4))])[..^200], Plan());
        await Portal.AskAsync((CarryOutImports imports) => imports.RunAsync(CancellationToken.None));

        var ended = await ReadAsync(db => db.MapImports.SingleAsync(one => one.Id == import.Id));
        Assert.Equal(ImportState.GivenUp, ended.State);
        Assert.StartsWith("map-", ended.Why, StringComparison.Ordinal);
        Assert.Equal(0, await ReadAsync(db => db.MapFeatures.CountAsync(feature => feature.VersionId == ended.VersionId)));
    }

    [SkippableFact]
    public async Task Plan_ThatNamesWhatIsNotThere_IsRefusedBesideItsField()
    {
        var path = await WriteAsync(Districts(("d1", "حي", 46.7)));

        var outcome = await Portal.AskAsync(async (OpenImports open) => await open.PlanAsync(await open.BeginAsync("a.json", path, null, CancellationToken.None),
            Plan() with { Area = "atlantis", KeyField = "nothing", Fields = new Dictionary<string, string> { ["floors"] = "id" } }, CancellationToken.None));

        Assert.Equal([("map-plan-area", "Area"), ("map-plan-attribute", "Fields"), ("map-plan-field", "Fields")], outcome.Problems.Select(problem => (problem.Code, problem.Field)));
    }

    /// <summary>The real roads of Riyadh, where they are.</summary>
    [SkippableFact]
    public async Task Import_TheRoadsOfRiyadh_TakesAllOfThem()
    {
        var file = SharedData.File("riyadh-osm/riyadh-roads.geojson");
        var plan = Plan() with
        {
            Layer = WellKnownLayers.Streets, KeyField = "osmId",
            Fields = new Dictionary<string, string> { ["class"] = "highway" },
            Values = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["class"] = new Dictionary<string, string> { ["motorway"] = "highway", ["trunk"] = "highway", ["primary"] = "arterial", ["secondary"] = "arterial", ["tertiary"] = "collector", ["*"] = "local" } },
        };

        var import = await RunAsync(await File.ReadAllTextAsync(file), plan);

        var (counts, _) = await FoundAsync(import);
        Assert.Equal((9277, 9277, 0), (counts.Read, counts.Accepted, counts.Rejected));
    }

    private static ImportPlan Plan() => new() { Layer = WellKnownLayers.Districts, Area = Riyadh, KeyField = "id", NameArField = "name", Source = new(new("اختبار", "Test"), "CC0 1.0", illustrative: true), Coverage = CoverageClaim.Bounds };

    private static string Districts(params (string Key, string Name, double X)[] districts)
    {
        var text = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        foreach (var (index, (key, name, x)) in districts.Index())
        {
            string At(double dx, double dy) => double.IsNaN(x) ? "[1e999,24]" : string.Create(CultureInfo.InvariantCulture, $"[{x + dx:0.0000000},{24.7 + dy:0.0000000}]");
            var ring = $"{At(0, 0)},{At(0.01, 0)},{At(0.01, 0.01)},{At(0, 0.01)},{At(0, 0)}";
            text.Append(index == 0 ? "" : ",").Append("{\"type\":\"Feature\",\"properties\":{\"id\":\"" + key + "\",\"name\":\"" + name + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}");
        }
        return text.Append("]}").ToString();
    }

    private async Task<string> WriteAsync(string json)
    {
        var path = folder.File($"{Ids.Next()}.geojson");
        await File.WriteAllTextAsync(path, json);
        return path;
    }

    private async Task<MapImport> BeginAsync(string json, ImportPlan plan, bool tries = false)
    {
        var path = await WriteAsync(json);
        return await Portal.AskAsync(async (OpenImports open) =>
        {
            var import = await open.BeginAsync("file.geojson", path, null, CancellationToken.None);
            (await open.PlanAsync(import, plan, CancellationToken.None)).Expect();
            await open.StartAsync(import, tries, CancellationToken.None);
            return import;
        });
    }

    private async Task<MapImport> RunAsync(string json, ImportPlan plan)
    {
        var import = await BeginAsync(json, plan);
        Assert.Equal(1, await Portal.AskAsync((CarryOutImports imports) => imports.RunAsync(CancellationToken.None)));
        return await ReadAsync(db => db.MapImports.SingleAsync(one => one.Id == import.Id));
    }

    private Task<DatasetVersion> VersionAsync(MapImport import) => ReadAsync(async db =>
    {
        var version = (await db.MapImports.SingleAsync(one => one.Id == import.Id)).VersionId;
        return await db.MapDatasetVersions.SingleAsync(one => one.Id == version);
    });

    private Task<long?> ShowAsync(DatasetVersion version) => Portal.AskAsync((DatasetWriter writer) => writer.ShowAsync(version, CancellationToken.None));

    private Task<string?> NameAtAsync(double x) => Portal.AskAsync(async (FindFeatures find) =>
        (await find.AtAsync(WellKnownLayers.Districts, new(x, 24.705), CancellationToken.None)).Select(found => found.NameAr).FirstOrDefault());

    private async Task<(ImportProgress Counts, List<ImportFinding> Findings)> FoundAsync(MapImport import) =>
        (await ReadAsync(db => db.MapImportProgress.SingleAsync(one => one.ImportId == import.Id)), await ReadAsync(db => db.MapImportFindings.Where(one => one.ImportId == import.Id).OrderBy(one => one.Record).ToListAsync()));

    private Task<T> ReadAsync<T>(Func<BaladiDbContext, Task<T>> read) => Portal.AskAsync((BaladiDbContext db) =>
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return read(db);
    });

    private sealed class AtOnce(Action<ImportCounts> report) : IProgress<ImportCounts>
    {
        public void Report(ImportCounts value) => report(value);
    }

    public sealed class OnSqlite(SqlitePortal portal) : ImportTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ImportTests(portal), IClassFixture<PostgreSqlPortal>;
}
