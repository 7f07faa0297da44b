using System.Collections.Concurrent;
using System.Diagnostics;
using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Baladi.Web.Tests.Kills;

/// <summary>
/// Five hundred clients submit and pay while the portal is killed (-9) ten times and started again. Whatever one of them has read is there afterwards,
/// once and whole. BALADI_KILL_SEED repeats the moments of a run that failed.
/// </summary>
[Trait("Kill", "true")]
public abstract class KillTests
{
    private const int Clients = 500;
    private const int Kills = 10;
    private const int DraftsOfEach = 600;
    // A moment is so many answers after the start, and not so many seconds: on a slow machine a killed portal would have done nothing yet.
    private const int MostAnswers = 700;
    private static readonly TimeSpan LongestMoment = TimeSpan.FromSeconds(20);
    private static readonly string[] Owners = [Who.Citizen, Who.OtherCitizen, Who.Owner, Who.Resident];

    private readonly InstalledPortal portal;
    private readonly ITestOutputHelper output;
    private int answers;
    private readonly Uri address = PortalProcess.FreeAddress();
    private readonly int seed = int.TryParse(Environment.GetEnvironmentVariable("BALADI_KILL_SEED"), System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();

    protected KillTests(InstalledPortal portal, ITestOutputHelper output)
    {
        Missing.SkipOrFail(portal.MissingReason);
        (this.portal, this.output) = (portal, output);
    }

    [SkippableFact]
    public async Task Storm_WithTenKills_LosesAndDoublesNothingAnybodyRead()
    {
        output.WriteLine($"BALADI_KILL_SEED={seed}");
        var drafts = await PrepareAsync();
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        var read = new ConcurrentBag<Read>();
        var clients = new List<HttpClient>();
        var process = await PortalProcess.StartAsync(portal.Here.Settings, address);
        try
        {
            var visitors = new Dictionary<string, StormClient>();
            foreach (var owner in Owners) visitors[owner] = await EnterAsync(owner, clients, giveUp.Token);
            var isOver = false;
            var storm = Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
            {
                var owner = Owners[number % Owners.Length];
                // Each does what it began to its end, when the portal is there to stay.
                while (!Volatile.Read(ref isOver) && drafts[owner].TryDequeue(out var draft)) read.Add(await visitors[owner].ApplyAsync(draft));
            })));

            var moments = new Random(seed);
            for (var kill = 1; kill <= Kills; kill++)
            {
                var (before, moment, began) = (Volatile.Read(ref answers), moments.Next(MostAnswers), Stopwatch.StartNew());
                while (Volatile.Read(ref answers) - before < moment && began.Elapsed < LongestMoment && !storm.IsCompleted) await Task.Delay(1);
                await process.DisposeAsync();
                output.WriteLine($"Kill {kill} after {Volatile.Read(ref answers) - before} answers, meant to be {moment}; {read.Count} applications are done");
                process = await PortalProcess.StartAsync(portal.Here.Settings, address);
            }
            Volatile.Write(ref isOver, true);
            await storm;
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
            await process.DisposeAsync();
        }
        output.WriteLine($"{read.Count} applications were submitted and paid");
        Assert.True(read.Count >= Clients, $"{read.Count} applications are no storm");
        Assert.True(drafts.Values.Any(left => !left.IsEmpty), "the drafts were used up before the last kill");

        var audit = await PortalProcess.RunAsync(portal.Here.Settings, "verify-audit");
        Assert.True(audit.ExitCode == 0, audit.Said);
        await using var services = await portal.Here.StartAsync();
        await AfterTheStorm.RequireAsync(services, [.. read]);
    }

    private async Task<Dictionary<string, ConcurrentQueue<string>>> PrepareAsync()
    {
        await using var services = await portal.Here.StartAsync();
        var drafts = new Dictionary<string, ConcurrentQueue<string>>();
        foreach (var owner in Owners)
            drafts[owner] = new(await services.CopiesOfAsync(await new DraftMaker(services, owner).CompleteAsync(Application.Retail), DraftsOfEach));
        return drafts;
    }

    private async Task<StormClient> EnterAsync(string owner, List<HttpClient> clients, CancellationToken giveUp)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        clients.Add(client);
        await client.SignInAsync(owner, () => throw new InvalidOperationException("Applicants need no second factor here."));
        var form = await client.FormAsync("/ar/account/profile");
        return new(client, form["__RequestVerificationToken"]!, new DevelopmentGateway(new KeyRing(portal.Here.Keys, createMissing: false), new DevelopmentBook(Path.Combine(portal.Here.Keys, "storm.jsonl")), TimeProvider.System), () => Interlocked.Increment(ref answers), giveUp);
    }

    public sealed class OnSqlite(PortalOnSqlite portal, ITestOutputHelper output) : KillTests(portal, output), IClassFixture<PortalOnSqlite>;

    public sealed class OnPostgreSql(PortalOnPostgreSql portal, ITestOutputHelper output) : KillTests(portal, output), IClassFixture<PortalOnPostgreSql>;
}
