using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
using Baladi.Core.People;

namespace Baladi.TestKit.Portals;

/// <summary>Somebody at the public side: drafts, submits, answers, pays.</summary>
public sealed class Applicant(Portal portal, string nationalId)
{
    private DraftMaker Drafts => new(portal.Services, nationalId);

    public Task<Actor> ActorAsync() => portal.ActorAsync(nationalId);

    public async Task<string> SubmitRetailAsync() => await SubmitAsync(Application.Retail);
    public async Task<string> SubmitRestaurantAsync() => await SubmitAsync(Application.Restaurant);
    public async Task<string> SubmitEventAsync() => await SubmitAsync(Application.Event);

    /// <summary>Files the application and answers the reference of the case.</summary>
    public async Task<string> SubmitAsync(Application application) => (await SubmitDraftAsync(await DraftAsync(application))).Expect();

    /// <summary>Files an application about a license and answers the reference of the case.</summary>
    public async Task<string> SubmitAsync(Application application, string license) => (await SubmitDraftAsync(await Drafts.CompleteAsync(application, license))).Expect();

    public Task<string> DraftAsync(Application application, string license) => Drafts.CompleteAsync(application, license);

    public Task<Outcome<string>> StartAsync(string service, string? license = null) => Drafts.StartAsync(service, license);

    /// <summary>A license, applied for and paid.</summary>
    public async Task<License> LicensedAsync(Application? application = null)
    {
        var reference = await SubmitAsync(application ?? Application.Retail);
        await PayAsync(reference);
        return (await portal.LicensesAsync(reference)).Single();
    }

    public Task<Outcome<string>> SubmitDraftAsync(string draft) => Drafts.SubmitAsync(draft);

    /// <summary>A draft ready to be submitted, page by page and document by document.</summary>
    public Task<string> DraftAsync(Application application) => Drafts.CompleteAsync(application);

    public Task<DraftReview> ReviewAsync(string draft) => Drafts.ReviewAsync(draft);

    public Task<Outcome<Core.Documents.StoredFile>> AttachAsync(string draft, string clause, byte[] content) => Drafts.AttachAsync(draft, clause, content);

    public async Task<Outcome<bool>> DiscardAsync(string draft)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((DiscardDraftHandler handler) => handler.HandleAsync(new(draft), actor, CancellationToken.None));
    }

    /// <summary>Answers every open correction: the given facts, and a fresh document for each that is asked for.</summary>
    public Task<Outcome<Case>> AnswerAsync(string reference, params (string Fact, string? Typed)[] facts) => AnswerAsync(reference, new HashSet<string>(), facts);

    /// <param name="declared">Undertakings that the answers made needed.</param>
    public async Task<Outcome<Case>> AnswerAsync(string reference, IReadOnlySet<string> declared, params (string Fact, string? Typed)[] facts)
    {
        var actor = await ActorAsync();
        var view = await portal.CaseAsync(reference);
        var files = view.OpenCorrections.Where(c => c.Kind == CorrectionKind.Document).Select(c => c.Target).Distinct()
            .ToDictionary(target => target, target => ("corrected", (Stream)new MemoryStream(Samples.For(view.Clauses.Single(j => j.Verdict.ClauseCode == target).Clause))));
        return await portal.AskAsync((AnswerCorrectionsHandler handler) =>
            handler.HandleAsync(new(reference, facts.ToDictionary(fact => fact.Fact, fact => fact.Typed), files, Declared: declared), actor, CancellationToken.None));
    }

    /// <summary>Sends the payer to the gateway and answers the token the gateway knows the attempt by.</summary>
    public async Task<Outcome<string>> StartPaymentAsync(string reference)
    {
        var actor = await ActorAsync();
        var started = await portal.AskAsync((StartPaymentHandler handler) => handler.HandleAsync(new(reference, "ar", new Uri("https://portal.test/ar/back")), actor, CancellationToken.None));
        return started.IsDone ? started.Value!.Segments[^1] : new Failure(started.Kind, started.Problems);
    }

    /// <summary>An instant application to be paid, and what the gateway would say of it.</summary>
    public async Task<(string Reference, GatewayAnswer Paid)> BilledAsync()
    {
        var shop = await this.SubmitRetailAsync();
        var total = (await portal.InvoiceAsync(shop)).Total;
        return (shop, new((await StartPaymentAsync(shop)).Expect(), total, true, "GW-1"));
    }

    /// <summary>Pays the open invoice at the gateway, which tells us.</summary>
    /// <summary>The case as this applicant sees it; null where they do not.</summary>
    public async Task<CaseView?> SeeAsync(string reference)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((ReadCase reader) => reader.FindAsync(reference, actor, CancellationToken.None));
    }

    /// <summary>Answers what the procedure asks.</summary>
    public async Task<Outcome<Case>> ReplyAsync(string reference, string action, string? text = null)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((AnswerTaskHandler handler) => handler.HandleAsync(new(reference, action, text), actor, CancellationToken.None));
    }

    public async Task<PaidCase> PayAsync(string reference)
    {
        var invoice = await portal.InvoiceAsync(reference);
        return (await portal.GatewaySaysAsync(new((await StartPaymentAsync(reference)).Expect(), invoice.Total, true, "GW-1"))).Expect();
    }

    public async Task<Outcome<Case>> WithdrawAsync(string reference, string? reason = null)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((WithdrawCaseHandler handler) => handler.HandleAsync(new(reference, reason), actor, CancellationToken.None));
    }

    public async Task<Outcome<Case>> SayAsync(string reference, string text, bool note = false)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((SendMessageHandler handler) => handler.HandleAsync(new(reference, text, note), actor, CancellationToken.None));
    }
}
