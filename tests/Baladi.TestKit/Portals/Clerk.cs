using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.SupportCentre;
using Microsoft.EntityFrameworkCore;

namespace Baladi.TestKit.Portals;

/// <summary>A clerk at the counter of a support centre.</summary>
public sealed class Clerk(Portal portal, string nationalId)
{
    /// <summary>A citizen's card with everything in order, good for another year.</summary>
    public SeenDocument Card => new(DocumentKind.NationalIdCard, portal.Today.AddYears(1), NumberMatches: true, FaceMatches: true);

    public Task<Actor> ActorAsync() => portal.ActorAsync(nationalId, Channel.SupportCenter);

    public async Task<Outcome<string>> OpenAsync(string visitor)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((OpenVisitHandler handler) => handler.HandleAsync(new(visitor), actor, CancellationToken.None));
    }

    public async Task<VisitView?> SeeAsync(string visit)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((OwnVisits visits) => visits.FindAsync(visit, actor, CancellationToken.None));
    }

    /// <returns>The code, as the visitor reads it from the phone.</returns>
    public async Task<string> SendCodeAsync(string visit, string? mobile = null)
    {
        var actor = await ActorAsync();
        var to = (await portal.AskAsync((SendVisitCodeHandler handler) => handler.HandleAsync(new(visit, mobile), actor, CancellationToken.None))).Expect();
        return await portal.CodeSentToAsync(to);
    }

    public async Task<Outcome<CounterVisit>> VerifyAsync(string visit, string code, SeenDocument? document = null, bool nameMatches = true, string? nameAr = null)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((VerifyVisitorHandler handler) => handler.HandleAsync(new(visit, document ?? Card, nameMatches, code, nameAr), actor, CancellationToken.None));
    }

    public async Task<Outcome<CounterVisit>> RefuseAsync(string visit, RefusalReason? reason, string? note = null)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((RefuseVisitorHandler handler) => handler.HandleAsync(new(visit, reason, note), actor, CancellationToken.None));
    }

    public async Task<Outcome<PrintedSlip>> ReplaceAsync(string visit, string name, string mobile, string code)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((ReplaceAccountHandler handler) => handler.HandleAsync(new(visit, Card, name, null, mobile, code), actor, CancellationToken.None));
    }

    public async Task<Outcome<PrintedSlip>> IssueSlipAsync(string visit, SeenDocument? document = null)
    {
        var actor = await ActorAsync();
        return await portal.AskAsync((IssueRecoverySlipHandler handler) => handler.HandleAsync(new(visit, document ?? Card, NameMatches: true), actor, CancellationToken.None));
    }
}

public static partial class Mailboxes
{
    /// <summary>The code in the latest message to the mobile that has one.</summary>
    public static async Task<string> CodeSentToAsync(this Portal portal, string mobile)
    {
        var bodies = await portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Recipient == mobile).OrderByDescending(m => m.Id).Select(m => m.Body).ToListAsync());
        return bodies.Select(body => SixDigits().Match(body)).First(match => match.Success).Value;
    }

    /// <summary>The templates of what was sent to the mobile, oldest first.</summary>
    public static Task<List<string>> SentToAsync(this Portal portal, string mobile) =>
        portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Recipient == mobile).OrderBy(m => m.Id).Select(m => m.Template).ToListAsync());

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])")] private static partial Regex SixDigits();
}
