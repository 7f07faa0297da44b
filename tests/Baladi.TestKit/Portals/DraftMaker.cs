using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Documents;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>Somebody's applications in every stage of being written, made by the handlers that pages use.</summary>
public sealed class DraftMaker(IServiceProvider services, Func<Task<Actor>> writer)
{
    public DraftMaker(IServiceProvider services, string nationalId) : this(services, () => services.ActorAsync(nationalId)) { }

    /// <summary>Somebody who acts for another, for one.</summary>
    public DraftMaker(IServiceProvider services, Actor writer) : this(services, () => Task.FromResult(writer)) { }

    public async Task<string> EmptyAsync(string service) =>
        (await AskAsync((StartDraftHandler handler, Actor actor) => handler.HandleAsync(new(service), actor, CancellationToken.None))).Expect();

    /// <summary>All questions answered, page by page; nothing uploaded and nothing declared.</summary>
    public async Task<string> AnsweredAsync(Application application)
    {
        var draft = await EmptyAsync(application.Service);
        var catalog = services.GetRequiredService<PublishedCatalog>();
        var (names, today) = (new FactNames(catalog), services.GetRequiredService<TimeProvider>().Today());
        var form = catalog.InForce<Procedure>(application.Service)!.Content.Form;
        var typed = form.Pages.SelectMany(page => page.Facts).Distinct().ToDictionary(fact => fact, fact => application.Typed(names.Find(fact)!, today));
        foreach (var page in form.Pages) (await AskAsync((SaveAnswersHandler handler, Actor actor) => handler.HandleAsync(new(draft, page.Code, typed), actor, CancellationToken.None))).Expect();
        return draft;
    }

    /// <summary>Ready to be submitted.</summary>
    public async Task<string> CompleteAsync(Application application)
    {
        var draft = await AnsweredAsync(application);
        var review = await ReviewAsync(draft);
        foreach (var clause in review.Evidence.Where(clause => clause.Verdict == Verdict.ToProvide)) (await AttachAsync(draft, clause.ClauseCode, Samples.For(clause.Clause))).Expect();
        (await AskAsync((SaveDeclarationsHandler handler, Actor actor) => handler.HandleAsync(new(draft, [.. review.Declarations.Select(clause => clause.ClauseCode)]), actor, CancellationToken.None))).Expect();
        return draft;
    }

    public Task<DraftReview> ReviewAsync(string draft) => AskAsync(async (OwnDrafts drafts, Actor actor) =>
        services.GetRequiredService<DraftReviewer>().Review((await drafts.FindAsync(draft, actor, CancellationToken.None))!, actor)!);

    public Task<Outcome<StoredFile>> AttachAsync(string draft, string clause, byte[] content) =>
        AskAsync((AttachFileHandler handler, Actor actor) => handler.HandleAsync(new AttachFile(draft, clause, "sample", new MemoryStream(content)), actor, CancellationToken.None));

    /// <returns>The reference of the case.</returns>
    public Task<Outcome<string>> SubmitAsync(string draft) => AskAsync((SubmitCaseHandler handler, Actor actor) => handler.HandleAsync(new(draft), actor, CancellationToken.None));

    private async Task<T> AskAsync<TService, T>(Func<TService, Actor, Task<T>> ask) where TService : notnull
    {
        var actor = await writer();
        return await services.AskAsync((TService service) => ask(service, actor));
    }
}
