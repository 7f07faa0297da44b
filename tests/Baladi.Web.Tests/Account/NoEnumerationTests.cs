using System.Diagnostics;
using System.Net;
using Baladi.Core.Data.Seeding;
using Baladi.Core.People;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Account;

/// <summary>
/// Neither words nor time of signing in, registering and recovering tell whether an ID has an account. Each pair is asked one after
/// the other, in changing order, so that what else the machine does falls on both.
/// </summary>
[Trait("Journey", "People")]
public class NoEnumerationTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    /// <summary>By chance a machine that is fair fails one run in ten thousand.</summary>
    private const double Threshold = 1e-4;
    // Below the five that lock; recoveries of an ID are shared by two tests.
    private const int TriesEach = 4;

    private static readonly IReadOnlyList<string> Known = [.. DemoPeople.Read().People.Select(person => person.NationalId)];

    [Fact]
    public async Task SignIn_WrongPassword_TellsNothing()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/sign-in", "/account/sign-in");

        var pairs = await MeasureAsync(Known, Unknown(1_300_000_000).Take(Known.Count).ToList(), TriesEach, id => AnswerAsync(client, form, ("NationalId", id), ("Password", "not-the-password")));

        AssertSame(pairs);
    }

    [Fact]
    public async Task Register_TellsNothing()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/register", "/account/register");
        var mobile = 551_200_000;

        var pairs = await MeasureAsync(Known, Unknown(1_400_000_000).Take(Known.Count).ToList(), TriesEach, id => AnswerAsync(client, form,
            ("NationalId", id), ("NameAr", "\u0633\u0627\u0631\u0629"), ("Mobile", $"0{Interlocked.Increment(ref mobile)}"), ("Password", "seven green date palms"), ("PasswordAgain", "seven green date palms")));

        AssertSame(pairs);
    }

    [Fact]
    public async Task Recover_TellsNothing()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/recovery", "/account/recovery");

        var pairs = await MeasureAsync(Known, Unknown(1_500_000_000).Take(Known.Count).ToList(), TriesEach - 1, id => AnswerAsync(client, form, ("NationalId", id)));

        AssertSame(pairs);
    }

    [Fact]
    public async Task RecoverCode_WrongCode_TellsNothing()
    {
        var pairs = await MeasureAsync(Known, Unknown(1_600_000_000).Take(Known.Count).ToList(), 1, async id =>
        {
            using var client = server.CreateClient();
            using var begun = await client.SubmitAsync(await client.FormAsync("/ar/account/recovery", "/account/recovery"), ("NationalId", id));
            await server.SettleAsync();
            var form = await client.FormAsync("/ar/account/recovery/code", "/recovery/code");
            return await AnswerAsync(client, form, ("Code", "000000"));
        });

        AssertSame(pairs);
    }

    /// <summary>The test can fail: an ID that is locked is answered without hashing a password, and that is seen.</summary>
    [Fact]
    public async Task Measure_AnswerThatSkipsTheHash_IsSeen()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/sign-in", "/account/sign-in");
        var locked = Unknown(1_700_000_000).Take(12).ToList();
        foreach (var id in locked)
            for (var i = 0; i < Attempts.Most; i++) await AnswerAsync(client, form, ("NationalId", id), ("Password", "not-the-password"));

        var pairs = await MeasureAsync(locked, Unknown(1_800_000_000).Take(12).ToList(), TriesEach, id => AnswerAsync(client, form, ("NationalId", id), ("Password", "not-the-password")));

        Assert.True(RankTest.Probability([.. pairs.Select(pair => (pair.A.Time, pair.B.Time))]) < Threshold);
    }

    [Theory]
    [InlineData(0.00, false)]
    [InlineData(0.30, true)]
    public void RankTest_NoiseWithAndWithoutADifference_TellsThemApart(double difference, bool seen)
    {
        var random = new Random(7);
        var pairs = Enumerable.Range(0, 100).Select(_ => (random.NextDouble() + difference, random.NextDouble())).ToList();

        Assert.Equal(seen, RankTest.Probability(pairs) < Threshold);
    }

    private sealed record Answer(double Time, HttpStatusCode Status, string? Location, string Errors);

    private static async Task<Answer> AnswerAsync(HttpClient client, HtmlForm form, params (string, string)[] typed)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.SubmitAsync(form, typed);
        await response.Content.LoadIntoBufferAsync();
        var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return new(time, response.StatusCode, response.Headers.Location?.OriginalString, await response.ErrorsAsync());
    }

    private async Task<List<(Answer A, Answer B)>> MeasureAsync(IReadOnlyList<string> known, List<string> unknown, int tries, Func<string, Task<Answer>> ask)
    {
        // What is made on first use is made.
        foreach (var id in Unknown(1_900_000_000).Take(4)) await ask(id);
        var pairs = new List<(Answer, Answer)>();
        for (var round = 0; round < tries; round++)
            for (var i = 0; i < known.Count; i++)
            {
                await server.SettleAsync();
                if ((round + i) % 2 == 0)
                {
                    var first = await ask(known[i]);
                    await server.SettleAsync();
                    pairs.Add((first, await ask(unknown[i])));
                }
                else
                {
                    var second = await ask(unknown[i]);
                    await server.SettleAsync();
                    pairs.Add((await ask(known[i]), second));
                }
            }
        return pairs;
    }

    private static void AssertSame(List<(Answer A, Answer B)> pairs)
    {
        Assert.All(pairs, pair => Assert.Equal((pair.A.Status, pair.A.Location, pair.A.Errors), (pair.B.Status, pair.B.Location, pair.B.Errors)));
        var probability = RankTest.Probability([.. pairs.Select(pair => (pair.A.Time, pair.B.Time))]);
        Assert.True(probability > Threshold, $"The times differ: p = {probability:E2} of {pairs.Count} pairs, medians {Median(pairs.Select(pair => pair.A.Time)):0.00} and {Median(pairs.Select(pair => pair.B.Time)):0.00} ms.");
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(times.Count() / 2);

    private static IEnumerable<string> Unknown(int from) => Enumerable.Range(from, 1_000_000).Select(number => $"{number}").Where(id => SaudiIdentifiers.NationalId(id) is not null && !Known.Contains(id));
}
