using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>Whoever names another learns nothing about anybody.</summary>
public abstract class NamingTests(Portal portal) : LicenseLifeTest(portal)
{
    [SkippableTheory]
    [InlineData("1000009991", "1988-05-14")]
    [InlineData(Who.OtherCitizen, "1988-05-15")]
    [InlineData(Who.Unverified, "1988-05-14")]
    public async Task Naming_WhoeverCannotBe_IsOneAnswer(string nationalId, string bornOn)
    {
        var license = await Citizen.LicensedAsync();
        var draft = (await Citizen.StartAsync("license-transfer", license.Number)).Expect();

        var named = await NameAsync(Who.Citizen, draft, nationalId, bornOn);

        Assert.Equal(OutcomeKind.Invalid, named.Kind);
        Assert.Equal([new Problem("party-unknown", "transfer.nationalId")], named.Problems.Select(problem => problem with { Args = [] }), (a, b) => (a.Code, a.Field) == (b.Code, b.Field));
    }

    [SkippableFact]
    public async Task Naming_ByGuessing_IsStopped_ForWhoIsThereAsForWhoIsNot()
    {
        var license = await new Applicant(Portal, Who.Resident).LicensedAsync();
        var draft = (await new Applicant(Portal, Who.Resident).StartAsync("license-transfer", license.Number)).Expect();

        for (var i = 0; i < Core.People.Attempts.Most; i++) await NameAsync(Who.Resident, draft, Who.OtherCitizen, $"1980-01-0{i + 1}");
        var (right, wrong) = (await NameAsync(Who.Resident, draft, Who.OtherCitizen, "1988-05-14"), await NameAsync(Who.Resident, draft, "1000009991", "1988-05-14"));

        Assert.Equal(["naming-too-many", "naming-too-many"], [.. right.Codes(), .. wrong.Codes()]);
    }

    [SkippableFact]
    public async Task Naming_Oneself_IsNoTransfer()
    {
        var license = await Citizen.LicensedAsync();
        var draft = (await Citizen.StartAsync("license-transfer", license.Number)).Expect();

        Assert.Equal(["party-is-you"], (await NameAsync(Who.Citizen, draft, Who.Citizen, "1988-05-14")).Codes());
    }

    [SkippableFact]
    public async Task Id_OfAnother_IsSealedInTheDraft_AndMaskedInTheCase()
    {
        var license = await Citizen.LicensedAsync();
        var draft = await Citizen.DraftAsync(Application.TransferTo(Who.OtherCitizen), license.Number);
        var kept = await Portal.ReadAsync(db => db.Drafts.AsNoTracking().Where(d => d.Reference == draft).Select(d => d.Content).SingleAsync());

        var reference = (await Citizen.SubmitDraftAsync(draft)).Expect();

        Assert.DoesNotContain(Who.OtherCitizen, kept, StringComparison.Ordinal);
        Assert.Equal(SaudiIdentifiers.Masked(Who.OtherCitizen), (await Portal.CaseAsync(reference)).Facts.Single(fact => fact.Code == "transfer.nationalId").Text);
    }

    private async Task<Outcome<Draft>> NameAsync(string who, string draft, string nationalId, string bornOn)
    {
        var actor = await Portal.ActorAsync(who);
        (await Portal.AskAsync((SaveAnswersHandler save) => save.HandleAsync(new(draft, "kind", new Dictionary<string, string?> { ["transfer.toKind"] = "person" }), actor, CancellationToken.None))).Expect();
        return await Portal.AskAsync((SaveAnswersHandler save) => save.HandleAsync(new(draft, "person", new Dictionary<string, string?> { ["transfer.nationalId"] = nationalId, ["transfer.bornOn"] = bornOn }), actor, CancellationToken.None));
    }
}

public sealed class NamingOnSqlite(SqlitePortal portal) : NamingTests(portal), IClassFixture<SqlitePortal>;

public sealed class NamingOnPostgreSql(PostgreSqlPortal portal) : NamingTests(portal), IClassFixture<PostgreSqlPortal>;
