using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Visits;
using Baladi.Core.People;
using Baladi.Core.Requirements;

namespace Baladi.TestKit.Portals;

/// <summary>Somebody at the desk. Commands act on the case as it stands, unless they name the version the officer was looking at.</summary>
public sealed class Officer(Portal portal, string nationalId)
{
    public Task<Actor> ActorAsync() => portal.ActorAsync(nationalId, Channel.Desk);

    private DraftMaker Drafts => new(portal.Services, () => ActorAsync());

    /// <summary>Begins what the authority does of its own motion, about a license; answers the reference of the case.</summary>
    public async Task<string> BeginAsync(Application application, string license) => (await Drafts.SubmitAsync(await Drafts.CompleteAsync(application, license))).Expect();

    public Task<string> DraftAsync(Application application, string license) => Drafts.CompleteAsync(application, license);

    public Task<Outcome<string>> SubmitAsync(string draft) => Drafts.SubmitAsync(draft);

    public Task<Outcome<string>> StartAsync(string service, string license) => Drafts.StartAsync(service, license);

    /// <summary>The case as this officer sees it; null where they do not.</summary>
    public async Task<CaseView?> SeeAsync(string reference)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((ReadCase reader) => reader.FindAsync(reference, actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> JudgeAsync(string reference, string clause, Verdict verdict, string? reason = null, long? version = null)
    {
        var (actor, seen) = (await ActorAsync(), await VersionAsync(reference, version));
        return await portal.AskAsync((JudgeClauseHandler handler) => handler.HandleAsync(new(reference, clause, verdict, reason, seen), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> WaiveAsync(string reference, string clause, string? reason = "المبنى قائم قبل صدور الاشتراط", long? version = null)
    {
        var (actor, seen) = (await ActorAsync(), await VersionAsync(reference, version));
        return await portal.AskAsync((WaiveClauseHandler handler) => handler.HandleAsync(new(reference, clause, reason, seen), actor, CancellationToken.None));
    }

    /// <summary>Judges every clause that waits for an officer as met.</summary>
    public async Task PassAllAsync(string reference)
    {
        foreach (var clause in (await portal.CaseAsync(reference)).Clauses.Where(clause => clause.Verdict.Why == VerdictReason.AwaitsOfficer))
            (await JudgeAsync(reference, clause.Verdict.ClauseCode, Verdict.Pass)).Expect();
    }

    public async Task<Outcome<Case>> DecideAsync(string reference, string task, string action, string? reason = null, long? version = null)
    {
        var (actor, seen) = (await ActorAsync(), await VersionAsync(reference, version));
        var id = await TaskAsync(reference, task);
        return await portal.AskAsync((DecideTaskHandler handler) => handler.HandleAsync(new(reference, id, action, reason, seen), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> PlanAsync(string reference, string task, DateOnly? on, TimeOnly? from, TimeOnly? to, string? reason = null, long? version = null)
    {
        var (actor, seen) = (await ActorAsync(), await VersionAsync(reference, version));
        var id = await TaskAsync(reference, task);
        return await portal.AskAsync((PlanVisitHandler handler) => handler.HandleAsync(new(reference, id, on, from, to, reason, seen), actor, CancellationToken.None));
    }

    /// <summary>Says of the visit that is ahead what came of it.</summary>
    public async Task<Outcome<Case>> SettleAsync(string reference, VisitState state, string? note = null)
    {
        var actor = await ActorAsync();
        var view = await portal.CaseAsync(reference);
        return await portal.AskAsync((SettleVisitHandler handler) => handler.HandleAsync(new(reference, view.Visits.LastOrDefault(visit => visit.State == VisitState.Planned)?.Id ?? 0, state, note, view.Case.Version), actor, CancellationToken.None));
    }

    /// <summary>Sets a visit for the first day it can be announced for, goes there, and looks.</summary>
    public async Task VisitAsync(string reference, string task)
    {
        portal.TravelTo(RiyadhTime.StartOf(portal.Today.AddDays(1)).AddHours(8));
        var on = portal.Today.AddDays(7);
        (await PlanAsync(reference, task, on, new(10, 0), new(12, 0))).Expect();
        portal.TravelTo(RiyadhTime.At(on, new(10, 30)));
        (await SettleAsync(reference, VisitState.Made, null)).Expect();
    }

    public async Task<Outcome<Case>> PhotographAsync(string reference, string clause, params byte[][] photos)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((AddPhotoHandler handler) => handler.HandleAsync(new AddPhoto(reference, clause, [.. photos.Select((photo, i) => ($"photo-{i}.jpg", (Stream)new MemoryStream(photo)))]), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> RemovePhotoAsync(string reference, long id)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((AddPhotoHandler handler) => handler.HandleAsync(new RemovePhoto(reference, id), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> AskForAsync(string reference, string task, params RequestedCorrection[] items)
    {
        var (actor, seen) = (await ActorAsync(), await VersionAsync(reference, null));
        var id = await TaskAsync(reference, task);
        return await portal.AskAsync((RequestCorrectionsHandler handler) => handler.HandleAsync(new(reference, id, items, null, seen), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> AssignAsync(string reference, string task, long? account)
    {
        var (actor, seen) = (await ActorAsync(), await VersionAsync(reference, null));
        var id = await TaskAsync(reference, task);
        return await portal.AskAsync((AssignTaskHandler handler) => handler.HandleAsync(new(reference, id, account, seen), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> SayAsync(string reference, string text, bool note = false)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((SendMessageHandler handler) => handler.HandleAsync(new(reference, text, note), actor, CancellationToken.None));
    }

    private async Task<long> VersionAsync(string reference, long? version) => version ?? (await portal.CaseAsync(reference)).Case.Version;

    private async Task<long> TaskAsync(string reference, string task) => (await portal.CaseAsync(reference)).Tasks.LastOrDefault(t => t.Code == task)?.Id ?? 0;
}
