using Baladi.Core.Basics;
using Baladi.Core.Licenses.Sampled;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>The days of the post-audit lot: committed to a week ahead, each with a secret of its own, and drawn once they have come to rest.</summary>
public abstract class DrawDayTests(Portal portal) : LicenseLifeTest(portal)
{
    [SkippableFact]
    public async Task Commitments_StandAWeekAhead_EachDayWithItsOwn()
    {
        await DrawAsync();

        var days = await DaysAsync();
        Assert.Equal(Portal.Today.AddDays(7), days[^1].Day);
        Assert.Equal(days.Count, days.Select(draw => draw.Commitment).Distinct().Count());
    }

    [SkippableFact]
    public async Task Draw_OfADay_WaitsForItsEndAndAnHourOfRest()
    {
        await DrawAsync();
        var day = Portal.Today.AddDays(1);
        var end = RiyadhTime.StartOf(day.AddDays(1));

        var drawn = new List<bool>();
        foreach (var after in new[] { TimeSpan.FromHours(-1), TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61) })
        {
            Portal.TravelTo(end + after);
            await DrawAsync();
            drawn.Add((await DaysAsync()).Single(draw => draw.Day == day).IsDrawn);
        }

        Assert.Equal([false, false, true], drawn);
    }

    [SkippableFact]
    public async Task Commitment_OnTheDayItself_IsLate()
    {
        await DrawAsync();
        Portal.TravelTo(RiyadhTime.StartOf((await DaysAsync())[^1].Day.AddDays(1)).AddHours(9));
        await DrawAsync();

        var days = await DaysAsync();
        Assert.False(days.Single(draw => draw.Day == Portal.Today).CommittedInTime);
        Assert.True(days.Single(draw => draw.Day == Portal.Today.AddDays(1)).CommittedInTime);
    }

    private Task<int> DrawAsync() => Portal.AskAsync((DrawSamples job) => job.RunAsync(CancellationToken.None));

    private Task<List<SamplingDraw>> DaysAsync() => Portal.ReadAsync(db => db.SamplingDraws.AsNoTracking().OrderBy(draw => draw.Day).ToListAsync());
}

public sealed class DrawDayOnSqlite(SqlitePortal portal) : DrawDayTests(portal), IClassFixture<SqlitePortal>;

public sealed class DrawDayOnPostgreSql(PostgreSqlPortal portal) : DrawDayTests(portal), IClassFixture<PostgreSqlPortal>;
