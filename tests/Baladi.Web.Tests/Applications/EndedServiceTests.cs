using System.Net;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Access;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Role = Baladi.Web.Tests.Access.Role;

namespace Baladi.Web.Tests.Applications;

/// <summary>An application begun for a service that is no longer offered: it says so, and can only be thrown away.</summary>
public class EndedServiceTests(AccessServer server) : IClassFixture<AccessServer>
{
    private const string Ended = "توقف التقديم على هذه الخدمة";

    [Fact]
    public async Task Draft_OfAServiceThatEnded_SaysSoAndCanBeDiscarded()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        var (reference, clause) = await server.DraftAsync(Role.Citizen);
        var draft = $"/ar/licenses/applications/{reference}";
        await EndAsync("food-license");

        Assert.Contains(Ended, await client.TextAsync("/ar/licenses"), StringComparison.Ordinal);
        foreach (var page in new[] { "", "/activity", "/documents", $"/documents/{clause}/file", "/declarations", "/answers" })
            Assert.Contains($"<h1>{Ended}</h1>", await client.TextAsync(draft + page), StringComparison.Ordinal);

        using var saved = await client.PostAsync(draft + "/activity", ("license.activity", "restaurant"));
        using var submitted = await client.PostAsync(draft + "/submit");
        Assert.Equal((HttpStatusCode.SeeOther, draft), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        Assert.Equal((HttpStatusCode.SeeOther, draft), (submitted.StatusCode, submitted.Headers.Location!.OriginalString));

        using var discarded = await client.SubmitAsync(await client.FormAsync(draft + "/discard", "/discard"));
        Assert.Equal((HttpStatusCode.SeeOther, "/ar/licenses"), (discarded.StatusCode, discarded.Headers.Location!.OriginalString));
        using var gone = await client.GetAsync(DeskVisits.Address(draft));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    /// <summary>As when the ministry closes a service from today.</summary>
    private Task<bool> EndAsync(string service) => server.WithAsync(async services =>
    {
        var db = services.GetRequiredService<BaladiDbContext>();
        (await db.Publications.SingleAsync(p => p.Kind == Procedure.Kind && p.Code == service)).EndBefore(services.GetRequiredService<TimeProvider>().Today());
        await db.SaveChangesAsync();
        await services.GetRequiredService<PublishedCatalog>().RefreshAsync();
        return true;
    });
}
