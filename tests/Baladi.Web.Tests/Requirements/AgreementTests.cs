using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Areas.Desk.Cases;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Baladi.Web.Tests.Requirements;

/// <summary>
/// Whatever is published and whatever is answered: finder, form, officer's screen and refusal agree, clause by clause. Random documents, each for one
/// municipality of Riyadh, are published beside those of the seed.
/// </summary>
[Trait("Journey", "RequirementPublication")]
public class AgreementTests(BaladiServer server, ITestOutputHelper output) : IClassFixture<BaladiServer>
{
    private const int Documents = 6;
    private const int CasesEach = 4;

    private static readonly string[] Conditions = ["shop.area > 100 m2", "food.servesOnSite", "not food.servesOnSite", "shop.frontSigns >= 2", "shop.hasPavementUse or food.handBasins < 3", "license.activity = 'restaurant'"];
    private static readonly (string Value, string Unit, string[] Limits)[] Measures =
    [
        ("shop.area", "m2", ["60 m2", "150 m2", "food.kitchenArea * 3", "max(food.kitchenArea, 80 m2)"]),
        ("food.kitchenArea", "m2", ["20 m2", "shop.area / 5", "min(shop.area / 4, 30 m2)"]),
        ("food.handBasins", "", ["2", "4", "shop.frontSigns"]),
        ("shop.frontSigns", "", ["1", "3"]),
    ];

    private static readonly Gen<Clause> Clauses = Gen.Select(Gen.Int[0, 3], Gen.Int[-1, Conditions.Length - 1], Gen.Int[0, Measures.Length - 1], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool, (kind, when, measure, limit, comparison, officer) =>
    {
        var (value, unit, limits) = Measures[measure];
        return new Clause
        {
            Code = "",
            Heading = "area",
            Kind = (ClauseKind)kind,
            Judge = kind == (int)ClauseKind.Measured || !officer ? Judge.Machine : Judge.Officer,
            Title = new("", ""),
            Text = new("نص البند", "The clause"),
            Source = new(new("تجريبي", "Trial"), true),
            When = when < 0 ? null : new(Conditions[when]),
            Measure = kind == (int)ClauseKind.Measured ? new() { Value = new(value), Is = (Comparison)(comparison == 2 ? 0 : comparison), Limit = new(limits[limit % limits.Length]), Unit = unit } : null,
            Evidence = kind == (int)ClauseKind.Evidence ? new() { Required = limit > 0 } : null,
        };
    });

    private static readonly Gen<Application> Applications = Gen.Select(Gen.Int[20, 300], Gen.Int[5, 60], Gen.Int[0, 6], Gen.Bool, Gen.Bool, Gen.Int[0, 4], (area, kitchen, basins, serves, pavement, signs) => Application.Restaurant
        .With("shop.area", Text(area)).With("food.kitchenArea", Text(Math.Min(kitchen, area))).With("food.handBasins", Text(basins)).With("food.servesOnSite", serves ? "true" : "false").With("shop.hasPavementUse", pavement ? "true" : "false").With("shop.frontSigns", Text(signs)));

    [Fact]
    public async Task FinderFormOfficerAndRefusal_ForRandomDocumentsAndFacts_Agree()
    {
        var places = server.Services.GetRequiredService<Geography>().Authorities.Where(authority => authority.TakesCases && authority.IsUnder("1") && authority.Code != Who.Riyadh).Take(Documents).Select(authority => authority.Code).ToList();
        var seed = (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Drawn from {seed}.");
        var lists = Gen.Select(Clauses.List[2, 8], Applications.List[CasesEach, CasesEach]).Array[Documents].Generate(new PCG(1, seed), null, out _);
        await PublishAsync(places.Zip(lists, (place, drawn) => Document(place, drawn.Item1)).ToList());
        var compared = 0;
        foreach (var (place, drawn) in places.Zip(lists))
            foreach (var application in drawn.Item2) compared += await CompareAsync(place, application.In(place));

        Assert.True(compared > Documents * CasesEach * 10, $"Only {compared} verdicts were compared.");
    }

    private async Task<int> CompareAsync(string place, Application application)
    {
        var maker = new DraftMaker(server.Services, Who.Owner);
        var draft = await maker.AnsweredAsync(application);
        var form = await maker.ReviewAsync(draft);
        var found = server.Services.GetRequiredService<RequirementFinder>().Find(application.Service, form.Content.Facts.Where(fact => !form.Definitions[fact.Key].Personal).ToDictionary())!;
        Assert.Equal(form.Clauses.Select(Told), found.Review.Clauses.Select(Told));
        Assert.Contains(found.Review.Clauses, result => result.ClauseCode.StartsWith($"trial-{place}.", StringComparison.Ordinal));

        var submitted = await maker.CompleteAsync(application);
        var complete = await maker.ReviewAsync(submitted);
        var reference = (await maker.SubmitAsync(submitted)).Expect();
        var actor = await server.Services.ActorAsync(Who.Manager, Channel.Desk);
        var desk = (await server.Services.AskAsync((CasePages pages) => pages.BuildAsync(reference, actor, CancellationToken.None)))!;

        var officer = desk.View.Clauses.ToDictionary(judged => judged.Verdict.ClauseCode, judged => judged.Verdict);
        Assert.Equal(complete.Clauses.Select(Told), complete.Clauses.Select(result => officer[result.ClauseCode]).Select(verdict => (verdict.ClauseCode, verdict.Verdict, verdict.Why, verdict.Required, verdict.Provided)));
        // What is measured does not hang on papers: the finder had said so before there were any.
        Assert.Equal(found.Review.Clauses.Where(IsMeasured).Select(Told), complete.Clauses.Where(IsMeasured).Select(Told));
        Assert.Equal(found.Review.Failed.Select(failed => failed.ClauseCode), complete.Failed.Select(failed => failed.ClauseCode));

        var refusal = await server.Services.AskAsync((ClauseLists lists) => Task.FromResult(lists.Reasons(desk.Clauses))) ?? "";
        foreach (var result in complete.Clauses.Where(result => result.ClauseCode.StartsWith("trial-", StringComparison.Ordinal)))
            Assert.Equal(result.Verdict == Verdict.Fail, refusal.Contains($"{result.Clause.Title.Ar}:", StringComparison.Ordinal));
        return complete.Clauses.Count;
    }

    private static (string, Verdict, VerdictReason, string?, string?) Told(ClauseResult result) => (result.ClauseCode, result.Verdict, result.Why, result.Required, result.Provided);

    private static bool IsMeasured(ClauseResult result) => result.Clause.Kind == ClauseKind.Measured;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static RequirementDocument Document(string place, List<Clause> clauses) => new()
    {
        Code = $"trial-{place}",
        Title = new("اشتراطات تجريبية", "Trial requirements"),
        Summary = new("تجريبية", "Trial"),
        Scope = new() { Activities = ["restaurant"], Authorities = [place] },
        Clauses = [.. clauses.Select((clause, number) => clause with { Code = $"clause-{number}", Title = new($"بند {place} رقم {number} تجربة", $"Clause {place} {number} trial") })],
    };

    // Beside the pages and checks of publishing: random documents contradict each other, and that is the point.
    private async Task PublishAsync(IReadOnlyList<RequirementDocument> documents)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (db, time) = (scope.ServiceProvider.GetRequiredService<BaladiDbContext>(), scope.ServiceProvider.GetRequiredService<TimeProvider>());
        foreach (var document in documents)
            db.Publications.Add(PublicationVersion.Publish(RequirementDocument.Kind, document.Code, 1, time.Today(), JsonSerializer.Serialize(document, PublishedJson.Options), time.GetUtcNow(), null));
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<PublishedCatalog>().RefreshAsync();
    }
}
