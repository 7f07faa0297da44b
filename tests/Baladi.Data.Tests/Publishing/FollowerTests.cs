using Baladi.Core.Basics;
using Baladi.Core.Notifications;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Publishing;

/// <summary>Whoever follows a document is told of what is published and taken back: all of them, once, whatever breaks on the way.</summary>
[Trait("Journey", "RequirementPublication")]
public abstract class FollowerTests(Portal portal) : PortalTest(portal)
{
    private Publisher Author => new(Portal, Who.MinistryAdmin);
    private Publisher Approver => new(Portal, Who.MinistryApprover);
    private PublishedCatalog Catalog => Portal.Services.GetRequiredService<PublishedCatalog>();

    [SkippableFact]
    public async Task Published_IsToldToFollowersInTheirLanguageOnce()
    {
        await FollowAsync("laundry", Who.Citizen, Who.Resident, Who.Unverified);
        var (from, version) = await PublishAsync("laundry");

        await TellAsync();
        await TellAsync();

        var told = await ToldAsync("laundry", version);
        Assert.Equal(3, told.Select(message => message.Recipient).Distinct().Count());
        Assert.Equal(3, told.Count(message => message.Medium == MessageMedium.Sms));
        var document = Catalog.Versions<RequirementDocument>("laundry").Single(published => published.Number == version).Content;
        Assert.All(told.Where(message => message.Medium == MessageMedium.Sms), message =>
        {
            Assert.Contains(document.Title.In(message.Language), message.Body, StringComparison.Ordinal);
            Assert.Contains($"{from:yyyy-MM-dd}", message.Body, StringComparison.Ordinal);
            Assert.Contains($"/{message.Language}/requirements/laundry/versions/{version}/changes", message.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("{", message.Body, StringComparison.Ordinal);
        });
    }

    [SkippableFact]
    public async Task Withdrawn_IsToldAsWell()
    {
        await FollowAsync("barber", Who.Citizen);
        var (_, version) = await PublishAsync("barber");
        await TellAsync();

        (await Approver.WithdrawAsync("barber", version)).Expect();
        await TellAsync();

        var told = (await ToldAsync("barber", version)).Where(message => message.Medium == MessageMedium.Sms).Select(message => message.Template);
        Assert.Equal(["requirement-published", "requirement-withdrawn"], told);
    }

    [SkippableFact]
    public async Task Unfollowed_OrFollowedAfterwards_IsNotTold()
    {
        await FollowAsync("storage", Who.Citizen, Who.Resident);
        (await new Publisher(Portal, Who.Citizen).FollowAsync("storage", follows: false)).Expect();
        var (_, version) = await PublishAsync("storage");
        Portal.Travel(TimeSpan.FromMinutes(1));
        await FollowAsync("storage", Who.Owner);

        await TellAsync();

        Assert.Single(await ToldAsync("storage", version), message => message.Medium == MessageMedium.Sms);
    }

    [SkippableFact]
    public async Task Follow_TwiceAndAtOnce_IsOneFollow()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => FollowAsync("retail", Who.Citizen))));
        await FollowAsync("retail", Who.Citizen);

        Assert.Equal(1, await Portal.ReadAsync(db => db.Follows.CountAsync(follow => follow.Code == "retail")));
    }

    [SkippableFact]
    public async Task Follow_WhatIsNotPublished_IsNotThere()
    {
        Assert.Equal(OutcomeKind.NotFound, (await new Publisher(Portal, Who.Citizen).FollowAsync("nothing-of-that-name")).Kind);
    }

    [SkippableFact]
    public async Task Tell_ByTwoNodesAtOnceInSmallBatches_TellsNobodyTwice()
    {
        string[] all = [Who.Citizen, Who.Resident, Who.Owner, Who.Delegate, Who.Engineer];
        await FollowAsync("office", all);
        var (_, version) = await PublishAsync("office");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TellAsync(2))));
        await TellAsync(2);

        var told = (await ToldAsync("office", version)).Where(message => message.Medium == MessageMedium.Sms).ToList();
        Assert.Equal(all.Length, told.Count);
        Assert.Equal(all.Length, told.Select(message => message.Recipient).Distinct().Count());
    }

    private async Task FollowAsync(string code, params string[] who)
    {
        foreach (var person in who) Assert.True((await new Publisher(Portal, person).FollowAsync(code)).Expect());
    }

    private async Task<(DateOnly From, int Version)> PublishAsync(string code)
    {
        var from = Portal.Today.AddDays(5);
        var draft = (await Author.BeginAsync(code)).Expect().Reference;
        (await Author.WriteAsync(draft, content => content["summary"]!["en"] = $"{content["summary"]!["en"]} Since {from:yyyy-MM-dd}.")).Expect();
        (await Author.PlanAsync(draft, from)).Expect();
        (await Author.SendAsync(draft)).Expect();
        (await Approver.ReviewAsync(draft, approves: true)).Expect();
        return (from, Catalog.Versions<RequirementDocument>(code).Max(version => version.Number));
    }

    private async Task TellAsync(int batch = 50)
    {
        while (await Portal.AskAsync((TellFollowers tell) => tell.RunAsync(batch, CancellationToken.None)) == batch) { }
    }

    private Task<List<OutboxMessage>> ToldAsync(string code, int version) => Portal.ReadAsync(db =>
        db.Outbox.AsNoTracking().Where(message => message.Template.StartsWith("requirement-") && message.Body.Contains($"/requirements/{code}/versions/{version}/")).OrderBy(message => message.Id).ToListAsync());

    public sealed class OnSqlite(SqlitePortal portal) : FollowerTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : FollowerTests(portal), IClassFixture<PostgreSqlPortal>;
}
