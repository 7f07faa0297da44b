using System.Net;
using Baladi.Core.Cases;
using Baladi.Core.Requirements;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Baladi.Web.Tests.Desk.DeskVisits;

namespace Baladi.Web.Tests.Desk;

/// <summary>On the page of a case, the manager at whose sign-off it lies waives a failed clause, and says why beside it.</summary>
[Trait("Journey", "CommercialLicense")]
public class WaivedClauseTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Kitchen = "food.kitchen-share";

    [Fact]
    public async Task Waive_WithoutAReason_IsAskedBesideTheClause_AndWithOneItIsOnRecord()
    {
        var place = await FailedAtSignOffAsync();
        using var manager = await server.SignedInAsync(Manager, "en");
        var page = $"/en/desk/cases/{place.Reference}";

        using var silent = await manager.SubmitAsync(await manager.FormAsync(page, "/waived-clauses"), ($"Waived[{Kitchen}]", "short"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.NotEmpty(await silent.ErrorsAsync());
        Assert.Equal("short", (await silent.FormAsync("/waived-clauses"))[$"Waived[{Kitchen}]"]);

        using var waived = await manager.SubmitAsync(await silent.FormAsync("/waived-clauses"), ($"Waived[{Kitchen}]", "The building stood before the requirement was issued"));

        Assert.Equal(HttpStatusCode.Redirect, waived.StatusCode);
        var shown = await manager.TextAsync(page);
        Assert.Contains("The building stood before the requirement was issued", shown, StringComparison.Ordinal);
        Assert.Contains("Waived by", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waive_IsNotOfferedToWhoeverMayNot()
    {
        var place = await FailedAtSignOffAsync();
        using var reviewer = await server.SignedInAsync(Turki, "en");

        Assert.DoesNotContain("/waived-clauses", await reviewer.TextAsync($"/en/desk/cases/{place.Reference}"), StringComparison.Ordinal);
    }

    // As if it had been measured that way when the application came in.
    private async Task<Case> FailedAtSignOffAsync()
    {
        var place = await server.CaseAsync("مطبخ طلّة");
        var failed = await server.ReadAsync(db => db.Set<CaseVerdict>().Where(judged => judged.CaseId == place.Id && judged.ClauseCode == Kitchen && judged.SupersededAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(judged => judged.Verdict, Verdict.Fail).SetProperty(judged => judged.Why, VerdictReason.None)));
        Assert.Equal(1, failed);
        return place;
    }
}
