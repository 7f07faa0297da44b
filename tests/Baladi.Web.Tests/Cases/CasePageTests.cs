using Baladi.Core.Cases;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Baladi.Web.Tests.Cases.DemoStories;

namespace Baladi.Web.Tests.Cases;

/// <summary>What somebody reads on the page of a case that is about their money or against them.</summary>
[Trait("Journey", "LicenseLife")]
public class CasePageTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Waiver_NotDecided_IsToldOf_AndNotHowItStands()
    {
        var market = await server.CaseAsync("\u0633\u0648\u0642 \u0627\u0644\u0645\u0632\u0627\u0631\u0639\u064a\u0646 \u0627\u0644\u0623\u0633\u0628\u0648\u0639\u064a");
        using var client = await server.SignedInAsync("1000002004", "en");

        var page = await client.TextAsync($"/en/licenses/cases/{market.Reference}");

        Assert.Contains("You asked for a waiver of fees", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The waiver was", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suspension_ToTheHolder_IsAWarning_AndItsReasonsStandOpen()
    {
        var suspension = await SuspensionAsync();
        using var client = await server.SignedInAsync(Resident, "en");

        var page = await client.TextAsync($"/en/licenses/cases/{suspension}");
        var facts = page.IndexOf("id=\"facts\"", StringComparison.Ordinal);
        var fold = page[page.LastIndexOf("<details", facts, StringComparison.Ordinal)..facts];
        var head = page[page.IndexOf("<h1", StringComparison.Ordinal)..page.IndexOf("</header>", page.IndexOf("<h1", StringComparison.Ordinal), StringComparison.Ordinal)];

        Assert.StartsWith("<details class=\"fold\" open", fold, StringComparison.Ordinal);
        Assert.Contains("badge--warning", head, StringComparison.Ordinal);
    }

    private async Task<string> SuspensionAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Baladi.Core.Data.BaladiDbContext>().Set<Case>().AsNoTracking().Where(c => c.ServiceCode == "license-suspension").Select(c => c.Reference).SingleAsync();
    }
}
