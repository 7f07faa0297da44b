using Baladi.Core.People;
using Baladi.Core.Privacy;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Privacy;

/// <summary>Who looked at whose data is on record, and read by whose it is.</summary>
public abstract class ViewingTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Record_OfficerLooksTwiceInAnHour_IsOneLook()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var first = await LookAsync(Who.Reviewer, place);
        var again = await LookAsync(Who.Reviewer, place);
        Portal.Travel(TimeSpan.FromHours(1));
        var later = await LookAsync(Who.Reviewer, place);

        Assert.Equal((true, false, true), (first, again, later));
        var looks = await ReadAsync(Who.Owner, place);
        Assert.Equal(2, looks!.Count);
        Assert.All(looks, look => Assert.Equal((place, ViewingPurpose.CaseWork, ViewedThing.Case), (look.Reference, look.Purpose, look.What)));
    }

    [SkippableFact]
    public async Task Record_EachByTheirPost_SaysWhy()
    {
        var place = await Owner.SubmitRestaurantAsync();

        await LookAsync(Who.Auditor, place);
        await LookAsync(Who.Reviewer, place);

        Assert.Equal([ViewingPurpose.CaseWork, ViewingPurpose.Audit], (await ReadAsync(Who.Owner, place))!.Select(look => look.Purpose));
    }

    [SkippableFact]
    public async Task Record_OwnCaseOrOutOfScope_IsNoLook()
    {
        var place = await Owner.SubmitRestaurantAsync();

        Assert.False(await LookAsync(Who.Owner, place));
        Assert.False(await LookAsync(Who.JeddahReviewer, place));
        Assert.False(await LookAsync(Who.Operator, place));

        Assert.Empty((await ReadAsync(Who.Owner, place))!);
    }

    [SkippableFact]
    public async Task Record_TwoRequestsAtOnce_IsOneLook()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var looks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LookAsync(Who.Reviewer, place)));

        Assert.Single(looks, recorded => recorded);
        Assert.Single((await ReadAsync(Who.Owner, place))!);
    }

    [SkippableFact]
    public async Task Read_SomebodyElses_DoesNotExist()
    {
        var place = await Owner.SubmitRestaurantAsync();
        await LookAsync(Who.Reviewer, place);

        Assert.Null(await ReadAsync(Who.Citizen, place));
        Assert.DoesNotContain((await ReadAsync(Who.Citizen, null))!, look => look.Reference == place);
        // Officers read cases, not who else reads them.
        Assert.Null(await ReadAsync(Who.Reviewer, place));
    }

    [SkippableFact]
    public async Task Read_ByPages_LeavesNoneOut()
    {
        var place = await Owner.SubmitRestaurantAsync();
        for (var hour = 0; hour < 5; hour++)
        {
            await LookAsync(Who.Reviewer, place);
            Portal.Travel(TimeSpan.FromHours(1));
        }

        var seen = new List<long>();
        for (long? before = null; ;)
        {
            var page = (await ReadAsync(Who.Owner, place, before, size: 2))!;
            seen.AddRange(page.Take(2).Select(look => look.Id));
            if (page.Count <= 2) break;
            before = page[1].Id;
        }

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(), seen);
    }

    private async Task<bool> LookAsync(string officer, string reference)
    {
        var actor = await Portal.ActorAsync(officer, Channel.Desk);
        return await Portal.AskAsync((RecordViewingHandler record) => record.HandleAsync(new(reference, null, ViewedThing.Case), actor, CancellationToken.None));
    }

    private async Task<IReadOnlyList<ViewingLine>?> ReadAsync(string reader, string? reference, long? before = null, int size = 50)
    {
        var actor = await Portal.ActorAsync(reader);
        return await Portal.AskAsync((ReadViewings viewings) => viewings.PageAsync(actor, reference, before, size, CancellationToken.None));
    }

    public sealed class OnSqlite(SqlitePortal portal) : ViewingTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ViewingTests(portal), IClassFixture<PostgreSqlPortal>;
}
