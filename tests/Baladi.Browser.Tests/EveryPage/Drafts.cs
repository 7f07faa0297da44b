using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Applications in every stage of being written, made by the handlers that pages use.</summary>
internal sealed class Drafts(Demo demo)
{
    /// <summary>An example of each service; what it does not say is filled in from the form's definition.</summary>
    public static Application Example(string service) =>
        new[] { Application.Retail, Application.Restaurant, Application.Event }.FirstOrDefault(example => example.Service == service)
        ?? Application.FuelStation with { Service = service };

    public async Task<string> EmptyAsync(string service, string nationalId)
    {
        var actor = await demo.ActorAsync(nationalId, Channel.Web);
        return (await demo.AskAsync((StartDraftHandler start) => start.HandleAsync(new(service), actor, CancellationToken.None))).Expect();
    }

    /// <summary>All questions answered, nothing uploaded and nothing declared.</summary>
    public async Task<string> AnsweredAsync(string service, string nationalId)
    {
        var actor = await demo.ActorAsync(nationalId, Channel.Web);
        var draft = await EmptyAsync(service, nationalId);
        var catalog = demo.Services.GetRequiredService<PublishedCatalog>();
        var form = catalog.InForce<Procedure>(service)!.Content.Form;
        var (names, today, example) = (new FactNames(catalog), demo.Services.GetRequiredService<TimeProvider>().Today(), Example(service));
        var typed = form.Pages.SelectMany(page => page.Facts).Distinct().ToDictionary(fact => fact, fact => example.Typed(names.Find(fact)!, today));
        foreach (var page in form.Pages)
            (await demo.AskAsync((SaveAnswersHandler save) => save.HandleAsync(new(draft, page.Code, typed), actor, CancellationToken.None))).Expect();
        return draft;
    }

    public async Task<string> CompleteAsync(string service, string nationalId)
    {
        var actor = await demo.ActorAsync(nationalId, Channel.Web);
        var draft = await AnsweredAsync(service, nationalId);
        var review = await ReviewAsync(draft, nationalId);
        foreach (var clause in review.Evidence.Where(clause => clause.Verdict == Verdict.ToProvide))
            (await demo.AskAsync((AttachFileHandler attach) => attach.HandleAsync(new AttachFile(draft, clause.ClauseCode, "sample", new MemoryStream(Samples.For(clause.Clause))), actor, CancellationToken.None))).Expect();
        (await demo.AskAsync((SaveDeclarationsHandler save) => save.HandleAsync(new(draft, [.. review.Declarations.Select(clause => clause.ClauseCode)]), actor, CancellationToken.None))).Expect();
        return draft;
    }

    /// <summary>Submitted; its pages lead to the confirmation.</summary>
    public async Task<string> SubmittedAsync(string service, string nationalId)
    {
        var actor = await demo.ActorAsync(nationalId, Channel.Web);
        var draft = await CompleteAsync(service, nationalId);
        (await demo.AskAsync((SubmitCaseHandler submit) => submit.HandleAsync(new(draft), actor, CancellationToken.None))).Expect();
        return draft;
    }

    public async Task<DraftReview> ReviewAsync(string draft, string nationalId)
    {
        var actor = await demo.ActorAsync(nationalId, Channel.Web);
        return await demo.AskAsync(async (OwnDrafts drafts) => demo.Services.GetRequiredService<DraftReviewer>().Review((await drafts.FindAsync(draft, actor, CancellationToken.None))!, actor)!);
    }

    /// <summary>Judges every clause that waits for an officer as met, the last one as asked.</summary>
    public async Task JudgeAsync(string reference, string officer, Verdict last = Verdict.Pass)
    {
        var actor = await demo.ActorAsync(officer, Channel.Desk);
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
