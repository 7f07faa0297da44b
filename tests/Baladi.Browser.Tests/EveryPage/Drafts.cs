using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.People;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Applications and judgements that pages are shown with.</summary>
internal sealed class Drafts(Demo demo)
{
    /// <summary>An example of each service; what it does not say is filled in from the form's definition.</summary>
    public static Application Example(string service) =>
        new[] { Application.Retail, Application.Restaurant, Application.Event }.FirstOrDefault(example => example.Service == service)
        ?? Application.FuelStation with { Service = service };

    public Task<string> AnsweredAsync(string service, string nationalId) => Of(nationalId).AnsweredAsync(Example(service));

    public Task<string> CompleteAsync(string service, string nationalId) => Of(nationalId).CompleteAsync(Example(service));

    /// <summary>Submitted; its pages lead to the confirmation.</summary>
    public async Task<string> SubmittedAsync(string service, string nationalId)
    {
        var draft = await CompleteAsync(service, nationalId);
        (await Of(nationalId).SubmitAsync(draft)).Expect();
        return draft;
    }

    public DraftMaker Of(string nationalId) => new(demo.Services, nationalId);

    /// <summary>Judges every clause that waits for an officer as met, the last one as asked.</summary>
    public async Task JudgeAsync(string reference, string officer, Verdict last = Verdict.Pass)
    {
        var actor = await demo.Services.ActorAsync(officer, Channel.Desk);
        var view = await demo.AskAsync((ReadCase reader) => reader.FindAsync(reference, actor, CancellationToken.None));
        var open = view!.Clauses.Where(clause => clause.Verdict.Why == VerdictReason.AwaitsOfficer).Select(clause => clause.Verdict.ClauseCode).ToList();
        foreach (var (index, clause) in open.Index())
        {
            var version = (await demo.AskAsync((ReadCase reader) => reader.FindAsync(reference, actor, CancellationToken.None)))!.Case.Version;
            var verdict = index == open.Count - 1 ? last : Verdict.Pass;
            (await demo.AskAsync((JudgeClauseHandler judge) => judge.HandleAsync(new(reference, clause, verdict, verdict == Verdict.Fail ? "الصورة لا تُظهر المخرج." : null, version), actor, CancellationToken.None))).Expect();
        }
    }
}
