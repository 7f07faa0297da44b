using System.Globalization;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Importing;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Publishing;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Baladi.Web.Hosting;

/// <summary>
/// The command <c>import-map FILE --layer NAME [--city CODE]</c>: brings a file into a layer and shows it. What its fields mean is guessed by their names, or said
/// by <c>--plan PLAN.json</c> (docs/maps.md). An import of the same file that broke off goes on where it was.
/// </summary>
internal static class ImportMapCommand
{
    public static async Task<int> ImportMapAsync(this WebApplication app, string[] args)
    {
        if (args is not [_, var file, ..] || file.StartsWith('-') || OptionOf("--layer", args) is not { } layer)
        {
            AnsiConsole.MarkupLine("[red]Name the file and the layer:[/] import-map FILE --layer NAME [[--city CODE]] [[--plan PLAN.json]] [[--srid EPSG]] [[--file-layer NAME]]");
            return 2;
        }
        if (!File.Exists(file))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]There is no file {file}[/]");
            return 1;
        }
        await app.PrepareAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var problems = services.GetRequiredService<Problems>();
        try
        {
            var import = await ImportAsync(services, Path.GetFullPath(file), layer, args);
            if (import.IsDone) return await ReportAsync(services, import.Value!, problems);
            foreach (var problem in import.Problems) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{In(problems, problem)}[/]");
        }
        catch (MapFileException broken)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{In(problems, broken.Problem.ToProblem())}[/] {In(problems, broken.Problem.Place.ToProblem())}");
        }
        return 1;
    }

    private static async Task<Outcome<MapImport>> ImportAsync(IServiceProvider services, string path, string layer, string[] args)
    {
        var (db, open) = (services.GetRequiredService<BaladiDbContext>(), services.GetRequiredService<OpenImports>());
        var import = await db.MapImports.OrderByDescending(one => one.Id).FirstOrDefaultAsync(one => one.Path == path && one.State == ImportState.Running);
        if (import is null)
        {
            var plan = await PlanAsync(services, path, layer, args);
            import = await open.BeginAsync(Path.GetFileName(path), path, by: null, default);
            var planned = await open.PlanAsync(import, plan, default);
            if (!planned.IsDone) return planned;
            await open.StartAsync(import, tries: false, default);
        }
        var worker = Ids.Next();
        if (!await services.GetRequiredService<CarryOutImports>().TakeAsync(import.Id, worker, default)) return Failure.Conflict(new Problem("map-import-held"));
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var task = progress.AddTask(layer, maxValue: 1);
            await services.GetRequiredService<RunImport>().RunAsync(import, worker, new Progress<ImportCounts>(counts => task.Value = counts.Bytes is > 0 and var all ? (double)counts.BytesRead / all : 0), default);
            task.Value = 1;
        });
        return import;
    }

    private static async Task<ImportPlan> PlanAsync(IServiceProvider services, string path, string layer, string[] args)
    {
        var area = OptionOf("--city", args) ?? MapDataset.Kingdom;
        if (OptionOf("--plan", args) is { } said) return JsonSerializer.Deserialize<ImportPlan>(await File.ReadAllTextAsync(said), PublishedJson.Options)! with { Layer = layer, Area = area };
        await using var file = await services.GetRequiredService<MapFiles>().OpenFileAsync(path);
        var (fileLayer, srid) = (OptionOf("--file-layer", args), int.TryParse(OptionOf("--srid", args), CultureInfo.InvariantCulture, out var code) ? code : (int?)null);
        var source = new DatasetSource(new(Path.GetFileName(path), Path.GetFileName(path)), OptionOf("--license", args) ?? "?", illustrative: false);
        return PlanGuess.Of(services.GetRequiredService<MapCatalog>().Layer(layer), layer, area, file, fileLayer, source) with { Srid = srid };
    }

    private static async Task<int> ReportAsync(IServiceProvider services, MapImport import, Problems problems)
    {
        const int most = 20;
        var (db, writer) = (services.GetRequiredService<BaladiDbContext>(), services.GetRequiredService<DatasetWriter>());
        var version = await db.MapDatasetVersions.SingleAsync(version => version.Id == import.VersionId);
        var before = await (from dataset in db.MapDatasets where dataset.Id == version.DatasetId join shown in db.MapDatasetVersions on dataset.InForceId equals shown.Id select shown).SingleOrDefaultAsync();
        var difference = await services.GetRequiredService<CompareVersions>().RunAsync(version, before, default);
        var counts = await db.MapImportProgress.AsNoTracking().SingleAsync(one => one.ImportId == import.Id);
        await writer.ShowAsync(version, default);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{counts.Accepted:N0} features are on the map[/] (version {version.Number}): {difference.Added:N0} added, {difference.Changed:N0} changed, {difference.Removed:N0} removed; {counts.Mended:N0} were mended.");
        if (counts.Rejected == 0) return 0;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{counts.Rejected:N0} were refused:[/]");
        foreach (var finding in await db.MapImportFindings.AsNoTracking().Where(finding => finding.ImportId == import.Id && !finding.IsRemark).OrderBy(finding => finding.Record).Take(most).ToListAsync())
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  record {finding.Record:N0} ({finding.Key}): {In(problems, new(finding.Code, "", [.. finding.About.Split('\n')]))}");
        if (counts.Rejected > most) AnsiConsole.MarkupLine("  … and more");
        return 0;
    }

    private static string? OptionOf(string option, string[] args) => Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    // Operators read English, as in all commands.
    private static string In(Problems problems, Problem problem)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return problems.Say(problem);
    }
}
