using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Inspections as inspectors, managers and holders see them: a visit ahead, violations to remedy, and what everybody may know of them.</summary>
internal static class InspectionStates
{
    public const string Holder = "1000002053";

    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var (planned, found) = (await demo.CaseAtAsync("planned"), await demo.CaseAtAsync("to-remedy"));
        var license = (await demo.LicensesAsync()).First(one => one.Id == found.SubjectId);
        return
        [
            State.Of("inspections, for everybody", null, "licenses/inspections"),
            State.Of("agenda", Who.Inspector, "desk/visits"),
            State.Of("agenda, empty", Who.Reviewer, "desk/visits"),
            State.Of("inspection, visit ahead, at the desk", Who.Inspector, $"desk/cases/{planned.Reference}"),
            State.Of("inspection, visits, one ahead", Who.Inspector, $"desk/cases/{planned.Reference}/visits"),
            State.Of("inspection, visits, made", Who.Reviewer, $"desk/cases/{found.Reference}/visits"),
            Sent("inspection, visit: nothing said", planned.Reference, "main form[action*='/visits/']"),
            Sent("inspection, visit: nothing set", planned.Reference, "main form[action$='/visits']"),
            Sent("inspection, visit: set too late", planned.Reference, "main form[action$='/visits']", ("Version", "0"), ("Reason", "المراقب في مهمة أخرى")),
            State.Of("inspection, visit ahead, of the holder", Holder, $"licenses/cases/{planned.Reference}"),
            State.Of("inspection, violations, at the desk", Who.Inspector, $"desk/cases/{found.Reference}"),
            State.Of("inspection, violations, of the holder", Holder, $"licenses/cases/{found.Reference}"),
            State.Of("inspection, to reply", Holder, $"licenses/cases/{found.Reference}/reply"),
            new("inspection, objected to without a reason", Holder, async visit =>
            {
                await visit.GoAsync($"licenses/cases/{found.Reference}/reply");
                await visit.SendAsync("main button[value=object]");
            }),
            State.Of("license, with violations on record", Holder, $"licenses/{license.Number}"),
            State.Of("desk license, with violations on record", Who.Inspector, $"desk/licenses/{license.Number}"),
        ];
    }

    private static State Sent(string name, string reference, string form, params (string, string)[] fields) => new(name, Who.Inspector, async visit =>
    {
        await visit.GoAsync($"desk/cases/{reference}/visits");
        foreach (var (field, value) in fields)
            await visit.Page.EvaluateAsync("([name, value]) => document.querySelectorAll(`main [name='${name}']`).forEach(f => f.value = value)", new[] { field, value });
        await visit.SendAsync(form);
    });
}
