using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Data.Sqlite;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>One draft becomes one case, whatever is clicked twice; all of it is written, or nothing.</summary>
public abstract class SubmitTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Submit_Again_AnswersTheSameCase()
    {
        var draft = await Citizen.DraftAsync(Application.Retail);

        var first = (await Citizen.SubmitDraftAsync(draft)).Expect();
        var second = (await Citizen.SubmitDraftAsync(draft)).Expect();

        Assert.Equal(first, second);
        Assert.Equal(1, await CasesTitledAsync("ديار للأزياء", first));
    }

    [SkippableFact]
    public async Task Submit_WhileTheOtherTabSubmits_AnswersTheSameCase()
    {
        var draft = await Citizen.DraftAsync(Application.Retail.With("shop.tradeName", "متجر التبويبين"));
        var first = "";
        Func<Task> other = async () => first = (await Citizen.SubmitDraftAsync(draft)).Expect();
        if (Portal.Provider is SqliteProvider) Portal.Meanwhile.AfterReading("Drafts", other);
        else Portal.Meanwhile.BeforeWriting(other);

        var second = (await Citizen.SubmitDraftAsync(draft)).Expect();

        Assert.Equal(first, second);
        Assert.Equal(1, await CasesTitledAsync("متجر التبويبين"));
    }

    [SkippableFact]
    public async Task Submit_ManyAtOnce_MakesOneCase()
    {
        var draft = await Citizen.DraftAsync(Application.Retail.With("shop.tradeName", "متجر النقرات"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Citizen.SubmitDraftAsync(draft))));

        Assert.All(answers, answer => Assert.True(answer.IsDone, answer.Told()));
        Assert.Single(answers.Select(answer => answer.Value).Distinct());
        Assert.Equal(1, await CasesTitledAsync("متجر النقرات"));
    }

    [SkippableFact]
    public async Task Submit_SaveFails_LeavesNothingBehind()
    {
        var draft = await Citizen.DraftAsync(Application.Retail.With("shop.tradeName", "متجر لم يكن"));
        var actor = await Citizen.ActorAsync();
        await Portal.AskAsync(async (BaladiDbContext db) => { db.Settings.Add(new Setting("taken", "1")); await db.SaveChangesAsync(); });
        var messages = await Portal.ReadAsync(db => db.Outbox.CountAsync());
        var entries = await Portal.ReadAsync(db => db.AuditEntries.CountAsync());

        await using (var scope = Portal.Services.CreateAsyncScope())
        {
            // The last row of the transaction cannot be written.
            scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Settings.Add(new Setting("taken", "2"));
            await Assert.ThrowsAsync<DbUpdateException>(() => scope.ServiceProvider.GetRequiredService<SubmitCaseHandler>().HandleAsync(new(draft), actor, CancellationToken.None));
        }

        Assert.Equal(0, await CasesTitledAsync("متجر لم يكن"));
        Assert.Equal(messages, await Portal.ReadAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(entries, await Portal.ReadAsync(db => db.AuditEntries.CountAsync()));
        Assert.True((await Citizen.SubmitDraftAsync(draft)).IsDone);
    }

    [SkippableFact]
    public async Task Submit_Case_PutsTheMessagesInTheOutbox()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var id = (await Portal.CaseAsync(place)).Case.Id;
        var messages = await Portal.ReadAsync(db => db.Outbox.Where(m => m.CaseId == id).ToListAsync());
        var sms = Assert.Single(messages, message => message.Medium == MessageMedium.Sms);
        Assert.Equal(("case-submitted", "ar", OutboxState.Pending), (sms.Template, sms.Language, sms.State));
        Assert.Contains(place, sms.Body, StringComparison.Ordinal);
        Assert.DoesNotContain('{', sms.Body);
    }

    [SkippableFact]
    public async Task Submit_TitleThatLooksLikeAPlaceholder_IsSentAsTyped()
    {
        var actor = await Owner.ActorAsync();
        await Portal.AskAsync(async (BaladiDbContext db) => { (await db.Users.SingleAsync(user => user.Id == actor.AccountId)).Email = "owner@portal.test"; await db.SaveChangesAsync(); });

        var place = await Owner.SubmitAsync(Application.Restaurant.With("shop.tradeName", "مطعم {reference}"));

        var id = (await Portal.CaseAsync(place)).Case.Id;
        var body = await Portal.ReadAsync(db => db.Outbox.Where(m => m.CaseId == id && m.Medium == MessageMedium.Email).Select(m => m.Body).SingleAsync());
        Assert.Contains("مطعم {reference}", body, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Attach_TwoDocumentsAtOnce_KeepsBoth()
    {
        var draft = await Citizen.DraftAsync(Application.Retail);
        var documents = (await Citizen.ReviewAsync(draft)).Evidence.Where(clause => clause.Clause.Evidence!.Formats.Contains("pdf")).Select(clause => clause.ClauseCode).Take(2).ToList();
        Core.Basics.Outcome<Core.Documents.StoredFile>? other = null;
        Portal.Meanwhile.AfterReading("Drafts", async () => other = await Citizen.AttachAsync(draft, documents[1], [.. Samples.Pdf, 1]));

        var mine = await Citizen.AttachAsync(draft, documents[0], [.. Samples.Pdf, 2]);

        Assert.True(mine.IsDone && other!.IsDone, mine.Told());
        var kept = (await Citizen.ReviewAsync(draft)).Draft.Evidence.Select(evidence => evidence.StoredFileId).ToList();
        Assert.Contains(mine.Value!.Id, kept);
        Assert.Contains(other.Value!.Id, kept);
    }

    private Task<int> CasesTitledAsync(string title, string? reference = null) =>
        Portal.ReadAsync(db => db.Cases.CountAsync(c => c.Title == title && (reference == null || c.Reference == reference)));

    public sealed class OnSqlite(SqlitePortal portal) : SubmitTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : SubmitTests(portal), IClassFixture<PostgreSqlPortal>;
}
