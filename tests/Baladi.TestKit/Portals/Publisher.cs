using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Followers;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.TestKit.Portals;

/// <summary>An admin of the ministry who writes or approves requirements. Commands act on the draft as it stands, unless they name the version that was looked at.</summary>
public sealed class Publisher(IServiceProvider services, string nationalId)
{
    public Publisher(Portal portal, string nationalId) : this(portal.Services, nationalId) { }

    public Task<Outcome<PublicationDraft>> BeginAsync(string code, string kind = "requirement") => DoAsync<BeginDraftHandler>((handler, actor) => handler.HandleAsync(new(kind, code), actor, CancellationToken.None));

    /// <summary>Writes the content anew, from its JSON as it stands.</summary>
    public async Task<Outcome<PublicationDraft>> WriteAsync(string reference, Action<JsonObject> change, long? version = null)
    {
        var draft = await services.DraftOfAsync(reference);
        var content = JsonNode.Parse(draft.Content)!.AsObject();
        change(content);
        var written = PublicationChecks.Read(draft.Kind, content.ToJsonString());
        return await DoAsync<WriteDraftHandler>((handler, actor) => handler.HandleAsync(new(reference, written, "clauses", version ?? draft.Version), actor, CancellationToken.None));
    }

    public async Task<Outcome<PublicationDraft>> PlanAsync(string reference, DateOnly? from, string? why = "تحديث الحد بعد مراجعة الشكاوى")
    {
        var version = (await services.DraftOfAsync(reference)).Version;
        return await DoAsync<PlanDraftHandler>((handler, actor) => handler.HandleAsync(new(reference, from, why, version), actor, CancellationToken.None));
    }

    public async Task<Outcome<PublicationDraft>> SendAsync(string reference)
    {
        var version = (await services.DraftOfAsync(reference)).Version;
        return await DoAsync<SendDraftHandler>((handler, actor) => handler.HandleAsync(new(reference, version), actor, CancellationToken.None));
    }

    public async Task<Outcome<PublicationDraft>> TakeBackAsync(string reference)
    {
        var version = (await services.DraftOfAsync(reference)).Version;
        return await DoAsync<TakeBackDraftHandler>((handler, actor) => handler.HandleAsync(new(reference, version), actor, CancellationToken.None));
    }

    public async Task<Outcome<PublicationDraft>> ReviewAsync(string reference, bool approves, string? reason = null, long? version = null)
    {
        var seen = version ?? (await services.DraftOfAsync(reference)).Version;
        return await DoAsync<ReviewDraftHandler>((handler, actor) => handler.HandleAsync(new(reference, approves, reason, seen), actor, CancellationToken.None));
    }

    public async Task<Outcome<PublicationDraft>> DiscardAsync(string reference)
    {
        var version = (await services.DraftOfAsync(reference)).Version;
        return await DoAsync<DiscardPublicationDraftHandler>((handler, actor) => handler.HandleAsync(new(reference, version), actor, CancellationToken.None));
    }

    public async Task<Outcome<PublicationVersion>> WithdrawAsync(string code, int number, string? reason = "خطأ في الحد")
    {
        var actor = await services.ActorAsync(nationalId, Channel.Desk);
        return await services.AskAsync((WithdrawVersionHandler handler) => handler.HandleAsync(new(RequirementDocument.Kind, code, number, reason), actor, CancellationToken.None));
    }

    /// <summary>Anybody with an account may be told of changes.</summary>
    public async Task<Outcome<bool>> FollowAsync(string code, bool follows = true)
    {
        var actor = await services.ActorAsync(nationalId);
        return await services.AskAsync((FollowPublicationHandler handler) => handler.HandleAsync(new(code, follows), actor, CancellationToken.None));
    }

    private async Task<Outcome<PublicationDraft>> DoAsync<THandler>(Func<THandler, Actor, Task<Outcome<PublicationDraft>>> act) where THandler : notnull
    {
        var actor = await services.ActorAsync(nationalId, Channel.Desk);
        return await services.AskAsync((THandler handler) => act(handler, actor));
    }
}

public static class PublisherReading
{
    public static Task<PublicationDraft> DraftOfAsync(this Portal portal, string reference) => portal.Services.DraftOfAsync(reference);

    public static Task<PublicationDraft> DraftOfAsync(this IServiceProvider services, string reference) =>
        services.AskAsync((BaladiDbContext db) => db.PublicationDrafts.AsNoTracking().SingleAsync(draft => draft.Reference == reference));
}
