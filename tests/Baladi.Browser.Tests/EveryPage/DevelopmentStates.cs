namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Pages of demo systems; the gateway is visited with the payment.</summary>
internal static class DevelopmentStates
{
    public static IEnumerable<State> All() =>
    [
        State.Of("mailbox", null, "development/mailbox"),
        State.Of("mailbox, empty", null, "development/mailbox?to=nobody"),
        State.Of("clock", null, "development/clock"),
        new("clock, nothing typed", null, async visit =>
        {
            await visit.GoAsync("development/clock");
            await visit.SendAsync("main form[novalidate]");
        }),
        State.Of("gateway book", null, "development/gateway"),
        State.Of("components", null, "development/components"),
        State.Of("components, errors", null, "development/components/errors"),
    ];
}
