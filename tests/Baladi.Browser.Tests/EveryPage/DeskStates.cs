using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>The desks of everybody who works at one: queues, cases, and each thing done to a case, well and badly.</summary>
internal static class DeskStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var drafts = new Drafts(demo);
        var (ready, failing) = (await demo.CaseWithTaskAsync("review", Who.Riyadh), await demo.CaseWithTaskAsync("review", Who.Riyadh, skip: 1));
        await drafts.JudgeAsync(ready.Reference, Who.Reviewer);
        await drafts.JudgeAsync(failing.Reference, Who.Reviewer, Verdict.Fail);
        var (open, signOff) = (await demo.CaseWithTaskAsync("review", Who.Riyadh, skip: 2), await demo.CaseAtAsync("sign-off"));
        var (own, ownOfficer) = (open, await demo.ApplicantOfAsync(open));
        await demo.AppointAsync(ownOfficer, "reviewer", Who.Riyadh);
        var agency = await demo.CaseWithTaskAsync("civil-defense-opinion");
        var asking = await demo.AskingWaiverAsync();
        var waivable = (await demo.CasesAsync("sign-off", "food-license"))[^1];
        await demo.FailAsync(waivable, "food.kitchen-share");
        var seen = await demo.OneOfEachAsync();
        return
        [
            .. Queues(),
            .. seen.Select(@case => State.Of($"desk case, auditor, {@case.Milestone}", Who.Auditor, At(@case.Reference))),
            State.Of("desk case, to be judged", Who.Reviewer, At(open.Reference)),
            State.Of("desk case, waiver asked", Who.Reviewer, At(asking.Reference)),
            Sent("desk case, waiver refused without a reason", Who.Reviewer, At(asking.Reference), "main #waivers form button[value=false]"),
            State.Of("desk case, all judged", Who.Reviewer, At(ready.Reference)),
            State.Of("desk case, one failed", Who.Reviewer, At(failing.Reference)),
            State.Of("desk case, clause that may be waived", Who.Manager, At(waivable.Reference)),
            Sent("desk case, waived without a reason", Who.Manager, At(waivable.Reference), "main form[action$='/waived-clauses']"),
            State.Of("desk case, manager", Who.Manager, At(signOff.Reference)),
            State.Of("desk case, reviewer at sign-off", Who.Reviewer, At(signOff.Reference)),
            State.Of("desk case, agency", Who.CivilDefense, At(agency.Reference)),
            State.Of("desk case, own", ownOfficer, At(own.Reference)),
            State.Of("desk case, of another authority", Who.JeddahReviewer, At(open.Reference)),
            Sent("desk case, failed without a reason", Who.Reviewer, At(open.Reference), "main form.judge button[value=Fail]"),
            Sent("desk case, judged too late", Who.Reviewer, At(open.Reference), "main form.judge button[value=Fail]", ("Version", "0")),
            Sent("desk case, assigned to nobody", Who.Manager, At(open.Reference), "main .assignment button[value=other]"),
            Sent("desk case, empty note", Who.Reviewer, At(open.Reference), "main form[action$='/notes']"),
            State.Of("desk corrections", Who.Reviewer, At(open.Reference, "corrections")),
            Sent("desk corrections, nothing chosen", Who.Reviewer, At(open.Reference, "corrections"), "main form[action$='/corrections']"),
            Sent("desk corrections, too late", Who.Reviewer, At(open.Reference, "corrections"), "main form[action$='/corrections']", ("Version", "0"), ("Targets", ""), ("Note", "نرجو الاستكمال.")),
            State.Of("desk decision, approve", Who.Reviewer, At(ready.Reference, "decisions/approve")),
            State.Of("desk decision, refuse", Who.Reviewer, At(failing.Reference, "decisions/refuse")),
            Sent("desk decision, refuse without a reason", Who.Reviewer, At(failing.Reference, "decisions/refuse"), "main form[action$='/refuse']", ("Reason", "")),
            State.Of("desk decision, sign", Who.Manager, At(signOff.Reference, "decisions/approve")),
            State.Of("desk decision, return", Who.Manager, At(signOff.Reference, "decisions/return")),
            Sent("desk decision, too late", Who.Manager, At(signOff.Reference, "decisions/return"), "main form[action$='/return']", ("Version", "0"), ("Reason", "تُعاد لاستكمال معاينة الموقع.")),
        ];
    }

    private static IEnumerable<State> Queues() =>
    [
        State.Of("desk", Who.Reviewer, "desk"),
        State.Of("desk, waiting", Who.Reviewer, "desk?tab=waiting"),
        State.Of("desk, done", Who.Reviewer, "desk?tab=done"),
        State.Of("desk, mine, none", Who.SecondReviewer, "desk?holder=mine"),
        State.Of("desk, Jeddah", Who.JeddahReviewer, "desk"),
        State.Of("desk, manager", Who.Manager, "desk"),
        State.Of("desk, manager over reviewers", Who.Manager, "desk?post=reviewer.1"),
        State.Of("desk, agency", Who.CivilDefense, "desk"),
        State.Of("desk, auditor", Who.Auditor, "desk"),
        State.Of("desk, inspector", Who.Inspector, "desk"),
        State.Of("desk, unknown reference", Who.Reviewer, "desk/find?reference=123"),
    ];

    private static State Sent(string name, string who, string path, string form, params (string, string)[] fields) => new(name, who, async visit =>
    {
        await visit.GoAsync(path);
        foreach (var (field, value) in fields)
            await visit.Page.EvaluateAsync("([name, value]) => document.querySelectorAll(`main [name='${name}']`).forEach(f => { if (f.type === 'checkbox') f.checked = true; else f.value = value; })", new[] { field, value });
        await visit.SendAsync(form);
    });

    private static string At(string reference, string page = "") => $"desk/cases/{reference}/{page}".TrimEnd('/');
}
