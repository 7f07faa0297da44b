using System.Globalization;
using System.Net;
using Baladi.Core.Audit;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Access;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Hostility;

/// <summary>
/// Every endpoint of <see cref="AccessTable"/> under generated hostile requests: <c>BALADI_HOSTILE</c> of them each (2000 in a full run, a
/// sample otherwise), always the same ones for the same <c>BALADI_HOSTILE_SEED</c>.
/// </summary>
[TestCaseOrderer("Baladi.Web.Tests.Hostility.InTheOrderOfTheTable", "Baladi.Web.Tests")]
public class HostilityTests(HostileServer server) : IClassFixture<HostileServer>
{
    private static readonly int Count = Setting("BALADI_HOSTILE", 25);
    private static readonly int Seed = Setting("BALADI_HOSTILE_SEED", 20261126);
    private const int MostTold = 5;

    public static IEnumerable<object[]> Endpoints => AccessTable.Rows.OrderBy(Harm).Select((row, index) => new object[] { index, row.Endpoint });

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Endpoint_AskedInHostileWays_HoldsAndStaysWhole(int index, string endpoint)
    {
        _ = index;
        var row = AccessTable.Rows.Single(row => row.Endpoint == endpoint);
        var told = new List<string>();

        for (var number = 0; number < Count && told.Count < MostTold; number++)
        {
            var asker = await HostileAsker.ForAsync(server, row, Seed, number);
            if (await asker.AskAsync() is { } wrong) told.Add($"{wrong}\n      request {number} of seed {Seed} as {asker.Role} about {asker.Subject}: {asker.Request}");
        }

        Assert.True(told.Count == 0, $"{endpoint}\n{string.Join("\n\n", told)}");
    }

    /// <summary>Comes last.</summary>
    [Fact]
    public async Task Portal_AfterAllOfThem_IsWhole()
    {
        var findings = await server.WithAsync(services => services.GetRequiredService<VerifyAudit>().RunAsync(20, new Progress<long>(), default));
        var people = await server.WithAsync(async services =>
        {
            var vault = services.GetRequiredService<NationalIdVault>();
            var hashes = new[] { Who.Unverified, Who.Citizen, Who.Owner }.Select(vault.Hash).ToList();
            var db = services.GetRequiredService<BaladiDbContext>();
            return (Staff: await db.Appointments.CountAsync(a => db.People.Any(p => p.Id == a.PersonId && hashes.Contains(p.NationalIdHash))), Unverified: await services.ActorAsync(Who.Unverified));
        });
        using var client = server.CreateClient();

        Assert.Empty(findings.Select(finding => $"{finding.Where}: {finding.What}"));
        Assert.Empty(server.Watch.Dangling());
        Assert.Empty(server.Watch.Holding(HostileValues.Planted));
        Assert.Equal(0, people.Staff);
        Assert.False(people.Unverified.IsVerified);
        Assert.Equal(await server.ReadAsync(db => db.StoredFiles.CountAsync()), server.FilesOnDisk());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(DeskVisits.Address("/ar/services"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await server.SignedInAsync(Who.Resident)).GetAsync(DeskVisits.Address("/ar/licenses"))).StatusCode);
    }

    // What ends a case, a draft or a session comes last, so that the others have something to be tried on.
    private static int Harm(Row row) =>
        row.IsUnsafe && (row.Address.EndsWith("/submit", StringComparison.Ordinal) || row.Address.EndsWith("/discard", StringComparison.Ordinal)) ? 1
        : row.IsUnsafe && row.Address.Contains("/decisions/", StringComparison.Ordinal) ? 2
        : row.IsUnsafe && row.Address.EndsWith("/withdraw", StringComparison.Ordinal) ? 3
        : row.Address.Contains("sign-out", StringComparison.Ordinal) || row.Address.Contains("/clock", StringComparison.Ordinal) ? 4 : 0;

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
