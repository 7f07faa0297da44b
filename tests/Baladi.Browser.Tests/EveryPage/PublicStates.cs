using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>What everybody sees, and every way in which a page can fail.</summary>
internal static class PublicStates
{
    private static readonly int[] Failures = [400, 403, 405, 409, 413, 422, 429, 500, 503];

    public static IEnumerable<State> All(Demo demo) =>
    [
        State.Of("home", null, ""),
        State.Of("home, signed in", Who.Citizen, ""),
        State.Of("home, officer", Who.Reviewer, ""),
        new("home, menus open", null, async visit =>
        {
            await visit.GoAsync("");
            await visit.Page.EvaluateAsync("document.querySelectorAll('details.menu').forEach(menu => menu.open = true); document.querySelector('#navigation').dataset.open = 'true'");
        }),
        State.Of("services", null, "services"),
        State.Of("services, found", null, "services?q=" + Uri.EscapeDataString("مطعم")),
        State.Of("services, none found", null, "services?q=qqqq"),
        .. demo.Offered.Select(procedure => State.Of($"service {procedure.Code}", null, $"services/{procedure.Code}")),
        State.Of("service, unknown", null, "services/no-such-service"),
        State.Of("requirements", null, "requirements"),
        State.Of("requirements of an activity", null, "requirements?activity=restaurant"),
        State.Of("requirements, none found", null, "requirements?sector=food&service=event-permit"),
        State.Of("requirement food", null, "requirements/food"),
        State.Of("requirement event-permit", null, "requirements/event-permit"),
        State.Of("requirement, a version", null, "requirements/food/versions/1"),
        State.Of("requirement, history", null, "requirements/food/history"),
        State.Of("requirement, changes of the first", null, "requirements/food/versions/1/changes"),
        State.Of("requirement, unknown", null, "requirements/no-such-requirement"),
        State.Of("about", null, "about"),
        State.Of("accessibility", null, "accessibility"),
        State.Of("privacy", null, "privacy"),
        State.Of("open data", null, "open-data"),
        State.Of("contact", null, "contact"),
        State.Of("feedback, thanks", null, "feedback/thanks"),
        new("feedback, nothing chosen", null, async visit =>
        {
            await visit.GoAsync("about");
            await visit.SendAsync("form[action$='/feedback']");
        }),
        State.Of("error 404", null, "no/such/page"),
        State.Of("error 404, file", null, "no/such/file.png"),
        State.Of("error 403, citizen at the desk", Who.Citizen, "desk"),
        .. Failures.Select(status => new State($"error {status}", null, visit => visit.GoAsync($"about?{WatchedServer.FailWith}={status}"))),
    ];
}
