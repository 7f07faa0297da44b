using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>One's own cases: at every milestone, to be corrected, to be paid, to be withdrawn.</summary>
internal static class CaseStates
{
    private const string WithNothing = "1000000024";

    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var states = new List<State>();
        foreach (var @case in await demo.OneOfEachAsync())
            states.Add(State.Of($"case, {@case.Milestone}", await demo.ApplicantOfAsync(@case), At(@case.Reference)));

        var (toCorrect, toPay, inReview, issued) = (await demo.CaseToCorrectAsync(), await demo.CaseAtAsync("awaiting-payment"), await demo.CaseAtAsync("in-review"), await demo.CaseAtAsync("issued"));
        var (corrector, payer, waiting, holder) = (await demo.ApplicantOfAsync(toCorrect), await demo.ApplicantOfAsync(toPay), await demo.ApplicantOfAsync(inReview), await demo.ApplicantOfAsync(issued));
        var taxed = await demo.TaxedAsync();
        return
        [
            .. states,
            State.Of("my cases, citizen", Who.Citizen, "licenses"),
            State.Of("my cases, owner", Who.Owner, "licenses"),
            State.Of("my cases, delegate", Who.Delegate, "licenses"),
            State.Of("my cases, none", WithNothing, "licenses"),
            State.Of("my licenses", Who.Citizen, "licenses/issued"),
            State.Of("my licenses, none", WithNothing, "licenses/issued"),
            State.Of("case, of somebody else", WithNothing, At(issued.Reference)),
            State.Of("case, corrections asked for", corrector, At(toCorrect.Reference)),
            Sent("case, empty message", waiting, At(inReview.Reference), "main form[action*='/messages']"),
            State.Of("corrections", corrector, At(toCorrect.Reference, "/corrections")),
            Sent("corrections, nothing answered", corrector, At(toCorrect.Reference, "/corrections"), "main form[action$='/corrections']"),
            State.Of("withdraw", waiting, At(inReview.Reference, "/withdraw")),
            State.Of("pay", payer, At(toPay.Reference, "/pay")),
            new("gateway", payer, visit => ToGatewayAsync(visit, toPay.Reference)),
            new("case, payment failed", payer, async visit =>
            {
                await ToGatewayAsync(visit, toPay.Reference);
                await visit.SendAsync("main button[value=Refused]");
            }),
            State.Of("invoice, taxed", await demo.ApplicantOfAsync(taxed.Case), At(taxed.Case.Reference, $"/invoices/{taxed.Paper}")),
            State.Of("receipt", holder, At(issued.Reference, "/receipt")),
            State.Of("payment, not signed by the gateway", null, "licenses/payments/return?payload=x&signature=y"),
        ];
    }

    private static async Task ToGatewayAsync(Visit visit, string reference)
    {
        await visit.GoAsync(At(reference, "/pay"));
        await visit.SendAsync("main form[action$='/pay']");
    }

    private static State Sent(string name, string who, string path, string form) => new(name, who, async visit =>
    {
        await visit.GoAsync(path);
        await visit.SendAsync(form);
    });

    private static string At(string reference, string page = "") => $"licenses/cases/{reference}{page}";
}
