using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>What an officer may say of a clause, and what becomes of what was said before.</summary>
public abstract class JudgeTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Judge_MeasuredClause_IsRefused()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var judged = await Reviewer.JudgeAsync(place, "food.kitchen-share", Verdict.Fail, "صغير");

        Assert.Equal(["verdict-invalid"], judged.Codes());
    }

    [SkippableFact]
    public async Task Judge_Twice_KeepsTheSupersededVerdict()
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.JudgeAsync(place, "food.layout", Verdict.Fail, "المخطط ناقص")).Expect();

        (await Reviewer.JudgeAsync(place, "food.layout", Verdict.Pass)).Expect();

        var id = (await Portal.CaseAsync(place)).Case.Id;
        var all = await Portal.ReadAsync(db => db.CaseVerdicts.AsNoTracking().Where(v => v.CaseId == id && v.ClauseCode == "food.layout").OrderBy(v => v.Id).ToListAsync());
        Assert.Equal([Verdict.Unknown, Verdict.Fail, Verdict.Pass], all.Select(v => v.Verdict));
        Assert.Equal([true, true, false], all.Select(v => v.SupersededAt is not null));
    }

    public sealed class OnSqlite(SqlitePortal portal) : JudgeTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : JudgeTests(portal), IClassFixture<PostgreSqlPortal>;
}
