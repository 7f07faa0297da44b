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

    public async Task<string> EmptyAsync(string service, string? license = null) => (await StartAsync(service, license)).Expect();

    /// <param name="license">The number of the license it is about.</param>
    public Task<Outcome<string>> StartAsync(string service, string? license = null) =>
        AskAsync((StartDraftHandler handler, Actor actor) => handler.HandleAsync(new(service, license), actor, CancellationToken.None));

    /// <summary>All questions answered, page by page; nothing uploaded and nothing declared.</summary>
    /// <param name="license">The number of the license it is about, whose answers stand where the application names no other.</param>
    public async Task<string> AnsweredAsync(Application application, string? license = null)
    {
        var draft = await EmptyAsync(application.Service, license);
        var standing = license is null ? [] : (await ReviewAsync(draft)).Content.Facts;
        var catalog = services.GetRequiredService<PublishedCatalog>();
        var (names, today) = (new FactNames(catalog), services.GetRequiredService<TimeProvider>().Today());
        var form = catalog.InForce<Procedure>(application.Service)!.Content.Form;
        var typed = form.Pages.SelectMany(page => page.Facts).Distinct().ToDictionary(fact => fact, fact => application.Facts.ContainsKey(fact) ? application.Typed(names.Find(fact)!, today) : standing.GetValueOrDefault(fact) ?? application.Typed(names.Find(fact)!, today));
        foreach (var page in form.Pages)
        {
            // What is asked about a license hangs on what stands on it, and on the answers so far.
            if (license is not null && (await ReviewAsync(draft)).NeededPages.All(needed => needed.Page.Code != page.Code)) continue;
            (await AskAsync((SaveAnswersHandler handler, Actor actor) => handler.HandleAsync(new(draft, page.Code, typed), actor, CancellationToken.None))).Expect();
        }
        return draft;
    }

    /// <summary>Ready to be submitted.</summary>
    public async Task<string> CompleteAsync(Application application, string? license = null)
    {
        var draft = await AnsweredAsync(application, license);
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
