using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Baladi.Benchmarks.Servers;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Benchmarks.Finders;

/// <summary>
/// What the finder answers while 5,000 documents of 20 clauses are published, against 500. Each document is one municipality's for one activity, beside those of
/// the seed, so that a question concerns as many clauses in either: what is measured is whether it pays for what does not concern it.
/// </summary>
public static class FinderBenchmark
{
    private const int Few = 500;
    private const int Many = 5_000;
    private const int ClausesEach = 20;
    private const int Rounds = 40;

    public static async Task<IReadOnlyList<Measurement>> RunAsync(CancellationToken cancel)
    {
        await using var few = await StartAsync(Few, cancel);
        await using var many = await StartAsync(Many, cancel);
        // Where every activity has a document in both.
        var places = few.Places.Take(Few / few.Activities.Count).ToList();
        var questions = (from activity in few.Activities from place in places.Take(4) select Question(activity, place)).ToList();
        Say.Progress($"{questions.Count} questions, {many.Clauses(questions[0])} clauses each about");
        var (fewTimes, manyTimes) = (new List<double>(), new List<double>());
        for (var round = -5; round < Rounds; round++)
            foreach (var question in questions)
            {
                cancel.ThrowIfCancellationRequested();
                var (one, other) = (few.Ask(question), many.Ask(question));
                // The first rounds are the warm-up.
                if (round < 0) continue;
                fewTimes.Add(one);
                manyTimes.Add(other);
            }
        return [new("finder-median", fewTimes.Percentile(50), manyTimes.Percentile(50), "ms"), new("finder", fewTimes.Percentile(95), manyTimes.Percentile(95), "ms")];
    }

    private static Dictionary<string, string> Question(string activity, string place)
    {
        var size = (activity.Length * 37) + (place[^1] * 11);
        return new()
        {
            [CommonFacts.Activity] = activity,
            [CommonFacts.Municipality] = place,
            ["shop.area"] = (40 + size % 300).ToString(CultureInfo.InvariantCulture),
            ["food.kitchenArea"] = (5 + size % 60).ToString(CultureInfo.InvariantCulture),
            ["shop.frontSigns"] = (size % 3).ToString(CultureInfo.InvariantCulture),
        };
    }

    private static async Task<Published> StartAsync(int documents, CancellationToken cancel)
    {
        var portal = new SqlitePortal();
        await portal.InitializeAsync();
        var catalog = portal.Services.GetRequiredService<PublishedCatalog>();
        var finder = portal.Services.GetRequiredService<RequirementFinder>();
        var activities = catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items).Select(activity => activity.Code).Where(code => finder.ServiceOf(code) is not null).ToList();
        var places = portal.Services.GetRequiredService<Geography>().Authorities.Where(authority => authority.TakesCases).Select(authority => authority.Code).ToList();
        // Clauses as they are really written, those of food establishments first: they ask what is asked.
        var pattern = catalog.InForce<RequirementDocument>("food")!.Content;
        var clauses = pattern.Clauses.Concat(pattern.Clauses).Take(ClausesEach).Select((clause, number) => clause with { Code = $"clause-{number}" }).ToList();
        await portal.AskAsync(async (BaladiDbContext db) =>
        {
            for (var i = 0; i < documents; i++)
            {
                var document = pattern with { Code = $"local-{i}", Clauses = clauses, Scope = new() { Activities = [activities[i % activities.Count]], Authorities = [places[i / activities.Count % places.Count]] } };
                db.Publications.Add(PublicationVersion.Publish(RequirementDocument.Kind, document.Code, 1, portal.Today, JsonSerializer.Serialize(document, PublishedJson.Options), portal.Now, null));
                if (i % 500 == 499) await db.SaveChangesAsync(cancel);
            }
            await db.SaveChangesAsync(cancel);
        });
        await catalog.RefreshAsync(cancel);
        Say.Progress($"{documents} documents published");
        return new(portal, finder, activities, places);
    }

    private sealed record Published(Portal Portal, RequirementFinder Finder, IReadOnlyList<string> Activities, IReadOnlyList<string> Places) : IAsyncDisposable
    {
        public double Ask(Dictionary<string, string> question)
        {
            var began = Stopwatch.GetTimestamp();
            var found = Finder.Find(Finder.ServiceOf(question[CommonFacts.Activity])!.Content.Code, question)!;
            return found.Review.Clauses.Count > 0 ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new InvalidOperationException("Nothing was found.");
        }

        public int Clauses(Dictionary<string, string> question) => Finder.Find(Finder.ServiceOf(question[CommonFacts.Activity])!.Content.Code, question)!.Review.Clauses.Count;

        public async ValueTask DisposeAsync() => await Portal.DisposeAsync();
    }
}
