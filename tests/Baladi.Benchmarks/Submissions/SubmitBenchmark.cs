using Baladi.Benchmarks.Servers;
using Baladi.Core.Cases;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Benchmarks.Submissions;

/// <summary>A complete draft of an event permit becoming a case, against an HTTP POST that inserts one row as durably.</summary>
public static class SubmitBenchmark
{
    private const int DraftsPerRound = 12_000;
    private const int Facts = 10;
    private const int Documents = 3;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        var portal = new SqlitePortal();
        await portal.InitializeAsync();
        portal.TravelTo(DateTimeOffset.UtcNow);
        var draft = await new Applicant(portal, Who.Citizen).DraftAsync(Application.Event.With("event.usesTents", "true"));
        await using var baladi = await ServerProcess.StartBaladiAsync(portal.Storage, ("ConnectionStrings__Baladi", portal.ConnectionString));
        // After the start: the demo cases begin drafts too, and nobody may have this many.
        var drafts = DraftCopies.Make(portal.ConnectionString, draft, (Wrk.Rounds + 1) * DraftsPerRound);
        var folder = new ScratchFolder("benchmark-submit");
        foreach (var (round, some) in drafts.Chunk(DraftsPerRound).Index()) await File.WriteAllLinesAsync(folder.File($"{round}.txt"), some.Select(draft => $"/ar/licenses/applications/{draft}/submit"), cancel);
        using var visitor = new Visitor(baladi.Address);
        await visitor.SignInAsync(Who.Citizen);
        await using var bare = await ServerProcess.StartBareAsync(BareServers.OneRow, folder.File("rows.db"));

        var (before, cases) = (baladi.Processor, await portal.ReadAsync(db => db.Set<Case>().CountAsync(cancel)));
        var row = new Load(new Uri(bare.Address, "row"), Script("row.lua"));
        var (baseline, measured) = await Wrk.CompareAsync(row, async round =>
        {
            // As a browser would: the page before the button renews the session.
            var form = await visitor.Client.FormAsync($"/ar/licenses/applications/{draft}/answers", "/submit");
            return new(baladi.Address, Script("submit.lua"), folder.File($"{round}.txt"), visitor.Cookies, form["__RequestVerificationToken"]!);
        });
        cases = await portal.ReadAsync(db => db.Set<Case>().CountAsync(cancel)) - cases;
        Say.Progress($"{cases} cases at {(baladi.Processor - before).TotalMilliseconds / cases:0.00} ms of processor each");
        await RequireFullSubmissionsAsync(portal, cancel);
        return [new("submit", baseline, measured, "requests/s")];
    }

    private static string Script(string name) => Path.Combine(Repository.Root, "tests", "Baladi.Benchmarks", "Submissions", name);

    /// <exception cref="InvalidOperationException">What was measured is not a full submission.</exception>
    private static async Task RequireFullSubmissionsAsync(Portal portal, CancellationToken cancel)
    {
        var reference = await portal.ReadAsync(db => db.Set<Case>().OrderByDescending(c => c.Id).Select(c => c.Reference).FirstAsync(cancel));
        var view = await portal.CaseAsync(reference);
        if (view.Facts.Count < Facts || view.Evidence.Count < Documents) throw new InvalidOperationException($"{reference} has {view.Facts.Count} facts and {view.Evidence.Count} documents.");
        Say.Progress($"a case has {view.Facts.Count} facts, {view.Evidence.Count} documents, {view.Clauses.Count} verdicts and {view.Events.Count} events");
    }
}
