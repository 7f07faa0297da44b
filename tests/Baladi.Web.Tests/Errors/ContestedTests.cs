using System.Net;
using Baladi.Core.Data;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Errors;

/// <summary>Where others are always faster, looking again ends with a page that says so.</summary>
public class ContestedTests(ContestedTests.Server server) : IClassFixture<ContestedTests.Server>
{
    [Fact]
    public async Task Write_OthersAlwaysFaster_IsAConflictInTheReadersLanguage()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        var before = Others.Tries;

        Others.Faster = true;
        using var answer = await client.PostAsync("/ar/licenses/apply/food-license", ("another", "true"));
        Others.Faster = false;

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Others.Tries - before);
    }

    public sealed class Server : BaladiServer
    {
        protected override void ConfigureServices(IServiceCollection services) => services.ConfigureDbContext<BaladiDbContext>(options => options.AddInterceptors(new Others()));
    }

    private sealed class Others : SaveChangesInterceptor
    {
        public static bool Faster { get; set; }
        public static int Tries { get; private set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (!Faster || !eventData.Context!.ChangeTracker.Entries<Core.Cases.Drafts.Draft>().Any()) return new(result);
            Tries++;
            throw new DbUpdateConcurrencyException("Somebody was faster.");
        }
    }
}
