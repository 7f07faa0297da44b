using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;

namespace Baladi.TestKit.Portals;

/// <summary>Giving, taking and ending mandates, as the pages do it.</summary>
public static class Delegations
{
    public static async Task<Outcome<Mandate>> OfferAsync(this Portal portal, string by, Func<GrantDelegation, GrantDelegation> terms)
    {
        var actor = await portal.ActorAsync(by);
        return await portal.AskAsync((GrantDelegationHandler handler) => handler.HandleAsync(terms(new() { From = portal.Today, LastDay = portal.Today.AddDays(30) }), actor, CancellationToken.None));
    }

    public static async Task<Outcome<Mandate>> AnswerAsync(this Portal portal, string who, string reference, bool accept = true)
    {
        var actor = await portal.ActorAsync(who);
        return await portal.AskAsync((AnswerDelegationHandler handler) => handler.HandleAsync(new(reference, accept), actor, CancellationToken.None));
    }

    public static async Task<Outcome<Mandate>> EndDelegationAsync(this Portal portal, string who, string reference)
    {
        var actor = await portal.ActorAsync(who);
        return await portal.AskAsync((EndDelegationHandler handler) => handler.HandleAsync(new(reference), actor, CancellationToken.None));
    }

    /// <summary>Offered and accepted.</summary>
    public static async Task<Mandate> DelegateAsync(this Portal portal, string by, string to, Func<GrantDelegation, GrantDelegation>? terms = null)
    {
        var offered = (await portal.OfferAsync(by, offer => (terms ?? (same => same))(offer with { NationalId = to }))).Expect();
        return (await portal.AnswerAsync(to, offered.Reference)).Expect();
    }

    /// <summary>The person acting for the establishment, or for the person of the name; null where they may not.</summary>
    public static async Task<Actor?> ActingAsync(this Portal portal, string who, string party)
    {
        var actor = await portal.ActorAsync(who);
        return actor.Choices().FirstOrDefault(choice => choice.CommercialRegistration == party || choice.Name.Ar == party) is { } choice ? actor.ActFor(choice.Key) : null;
    }
}
