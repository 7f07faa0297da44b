using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Consents;
using Baladi.Core.People;

namespace Baladi.TestKit.Portals;

/// <summary>What the other party of a case sees and answers.</summary>
public static class Consents
{
    public static async Task<Outcome<Case>> AgreeAsync(this Portal portal, string who, string reference) => await portal.AnswerConsentAsync(await portal.ActorAsync(who), reference, "agree", null);

    public static async Task<Outcome<Case>> RefuseConsentAsync(this Portal portal, string who, string reference, string? reason) => await portal.AnswerConsentAsync(await portal.ActorAsync(who), reference, "refuse", reason);

    public static Task<Outcome<Case>> AnswerConsentAsync(this Portal portal, Actor actor, string reference, string action, string? reason, bool undertakes = true) =>
        portal.AskAsync((AnswerConsentHandler handler) => handler.HandleAsync(new(reference, action, reason, undertakes), actor, CancellationToken.None));

    public static async Task<IReadOnlyList<AskedConsent>> AskedAsync(this Portal portal, string who)
    {
        var actor = await portal.ActorAsync(who);
        return await portal.AskAsync((ReadConsents consents) => consents.WaitingAsync(actor, 20, CancellationToken.None));
    }

    public static async Task<ReadConsent?> ConsentAsync(this Portal portal, string who, string reference)
    {
        var actor = await portal.ActorAsync(who);
        return await portal.AskAsync((ReadConsents consents) => consents.FindAsync(reference, actor, CancellationToken.None));
    }
}
