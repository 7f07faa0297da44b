using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A case of another authority, read in an emergency: for an hour, read only, told and recorded.</summary>
[Trait("Journey", "People")]
public abstract class EmergencyTests(Portal portal) : PortalTest(portal)
{
    private const string Words = "حريق في المبنى المجاور، ونحتاج إلى مخطط المخارج الآن";

    [SkippableFact]
    public async Task Open_CaseOfAnotherAmanah_ReadsItForAnHourAndChangesNothing()
    {
        var place = await JeddahAsync();
        Assert.Null(await Manager.SeeAsync(place));

        (await OpenAsync(Who.Manager, place)).Expect();
        var seen = await Manager.SeeAsync(place);
        var web = await Portal.ActorAsync(Who.Manager);
        var elsewhere = await Portal.AskAsync((CaseAccess access) => access.VisibleTo(web).AnyAsync(c => c.Reference == place));
        var (taken, judged, decided, said) = (await Manager.AssignAsync(place, "review", (await Manager.ActorAsync()).AccountId), await Manager.JudgeAsync(place, "food.layout", Core.Requirements.Verdict.Pass),
            await Manager.DecideAsync(place, "review", "approve"), await Manager.SayAsync(place, "رأيتها", note: true));
        var colleague = await new Officer(Portal, Who.Inspector).SeeAsync(place);
        Portal.Travel(EmergencyAccess.Lifetime);

        Assert.NotNull(seen);
        Assert.False(elsewhere);
        Assert.All(new[] { taken, judged, decided, said }, outcome => Assert.Equal((OutcomeKind.Forbidden, "task-not-yours"), (outcome.Kind, outcome.Codes().Single())));
        Assert.Null(colleague);
        Assert.Null(await Manager.SeeAsync(place));
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableTheory]
    [InlineData(EmergencyReason.Safety, 0)]
    [InlineData(EmergencyReason.Fraud, 30)]
    public async Task Open_TellsManagersAndAuditorsAtOnceAndTheApplicantByReason(EmergencyReason reason, int days)
    {
        var place = await JeddahAsync();
        var (manager, auditor, applicant) = (await MobileAsync(Who.JeddahManager), await MobileAsync(Who.Auditor), "0500000016");
        var last = await Portal.ReadAsync(db => db.Outbox.MaxAsync(m => m.Id));

        (await OpenAsync(Who.Manager, place, reason)).Expect();

        var sent = await Portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Id > last).ToListAsync());
        var told = sent.Where(m => m.Template == "emergency-opened").ToList();
        Assert.Equal(new[] { manager, auditor }.Order(), told.Select(m => m.Recipient).Order());
        Assert.All(told, message => Assert.Equal(Portal.Now, message.DueAt));
        Assert.All(told, message => Assert.Contains(place, message.Body, StringComparison.Ordinal));
        Assert.Equal(Portal.Now.AddDays(days), sent.Single(m => m is { Template: "emergency-applicant", Medium: MessageMedium.Sms }).DueAt);
        var entry = (await Portal.CaseAsync(place)).Events[^1].Event;
        Assert.Equal((CaseEventKind.EmergencyOpened, days == 0, (string?)null), (entry.Kind, entry.IsPublic, entry.Text));
        Assert.EndsWith(applicant[2..], sent.Single(m => m.Template == "emergency-applicant").Recipient, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task View_UnderIt_IsOnRecordPageByPage()
    {
        var place = await JeddahAsync();
        var opened = (await OpenAsync(Who.Manager, place)).Expect();
        var (actor, reviewer) = (await Portal.ActorAsync(Who.Manager, Channel.Desk), await Portal.ActorAsync(Who.JeddahReviewer, Channel.Desk));

        foreach (var page in new[] { "", "documents/12" })
            Assert.NotNull(await Portal.AskAsync((RecordEmergencyView record) => record.RunAsync(place, page, actor, CancellationToken.None)));
        var ordinary = await Portal.AskAsync((RecordEmergencyView record) => record.RunAsync(place, "", reviewer, CancellationToken.None));

        var auditor = await Portal.ActorAsync(Who.Auditor);
        var (line, seen) = (await Portal.AskAsync((ReadEmergencies read) => read.FindAsync(opened.Id, auditor, CancellationToken.None)))!.Value;
        Assert.Null(ordinary);
        Assert.Equal(["", "documents/12"], seen.Select(view => view.Page));
        Assert.Equal((2, Words, place), (line.Views, line.Access.Words, line.Reference));
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task List_EachReader_SeesThoseOfTheirAuthority()
    {
        var opened = (await OpenAsync(Who.Manager, await JeddahAsync())).Expect();

        async Task<bool> SeesAsync(string who)
        {
            var actor = await Portal.ActorAsync(who);
            return (await Portal.AskAsync((ReadEmergencies read) => read.PageAsync(null, 100, actor, CancellationToken.None))).Any(line => line.Access.Id == opened.Id);
        }

        Assert.True(await SeesAsync(Who.Auditor));
        Assert.True(await SeesAsync(Who.JeddahManager));
        Assert.False(await SeesAsync(Who.Manager));
        Assert.False(await SeesAsync(Who.Operator));
    }

    [SkippableFact]
    public async Task Open_WithoutPostReasonOrNeed_IsRefused()
    {
        var (there, here) = (await JeddahAsync(), await Citizen.SubmitRestaurantAsync());
        await Portal.AppointAsync(Who.Delegate, "manager", "1");
        var shared = await Owner.SubmitAsync(Application.Restaurant.For(Who.SharedShop).In(Who.Jeddah));

        Assert.Equal(["emergency-not-yours"], (await OpenAsync(Who.Reviewer, there)).Codes());
        Assert.Equal(["emergency-not-yours"], (await OpenAsync(Who.Operator, there)).Codes());
        Assert.Equal(["emergency-not-yours"], (await OpenAsync(Who.Auditor, there)).Codes());
        Assert.Equal(["emergency-needless"], (await OpenAsync(Who.Manager, here)).Codes());
        Assert.Equal(["conflict-of-interest"], (await OpenAsync(Who.Delegate, shared)).Codes());
        Assert.Equal(["reference-malformed"], (await OpenAsync(Who.Manager, "123")).Codes());
        Assert.Equal(["reference-unknown"], (await OpenAsync(Who.Manager, Reference.New())).Codes());
        Assert.Equal(["words-required"], (await OpenAsync(Who.Manager, there, words: "مستعجل")).Codes());
    }

    private Task<string> JeddahAsync() => new Applicant(Portal, Who.OtherCitizen).SubmitAsync(Application.Restaurant.In(Who.Jeddah));

    private async Task<Outcome<EmergencyAccess>> OpenAsync(string who, string reference, EmergencyReason reason = EmergencyReason.Safety, string words = Words)
    {
        var actor = await Portal.ActorAsync(who, Channel.Desk);
        return await Portal.AskAsync((OpenEmergencyAccessHandler handler) => handler.HandleAsync(new(reference, reason, words), actor, CancellationToken.None));
    }

    private async Task<string> MobileAsync(string who)
    {
        var person = (await Portal.ActorAsync(who)).PersonId;
        return await Portal.ReadAsync(db => db.People.Where(p => p.Id == person).Select(p => p.Mobile).SingleAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : EmergencyTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : EmergencyTests(portal), IClassFixture<PostgreSqlPortal>;
}
