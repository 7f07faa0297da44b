using Baladi.Core.Procedures;
using Baladi.Core.Tests.Publishing;
using Xunit;

namespace Baladi.Core.Tests.Procedures;

/// <summary>The published inspection with one fault planted: publishing it is refused, for that fault.</summary>
public class VisitChecksTests
{
    private static readonly Dictionary<string, (Func<Procedure, Procedure> Plant, string Problem)> Faults = new()
    {
        ["kept from who applies"] = (p => p with { BegunBy = null }, "whoever applies for it cannot be kept from it"),
        ["kept by what is no truth"] = (p => p with { Undisclosed = new("inspection.report") }, "undisclosed:"),
        ["told before it is disclosed"] = (p => Rule(p, "visit.violations", rule => rule with { Do = [.. rule.Do, new Notify("violations-found")] }), "on visit.violations it reaches its holder, and is not disclosed"),
        ["suspended before it is disclosed"] = (p => Rule(p, "visit.danger", rule => rule with { Do = [.. rule.Do, new SuspendLicense()] }), "on visit.danger it reaches its holder, and is not disclosed"),
        ["asked of the holder before it is disclosed"] = (p => Rule(p, "sign-off.return", rule => rule with { Do = [new OpenTask("remedy")] }), "on sign-off.return it reaches its holder, and is not disclosed"),
        ["established before it is disclosed"] = (p => Rule(p, "sign-off.approve", rule => rule with { Do = [.. rule.Do.Where(effect => effect is not Disclose)] }), "on sign-off.approve it reaches its holder, and is not disclosed"),
        ["an agency that goes there"] = (p => Task(p, "visit", task => task with { Level = Level.Agency, Agency = "civil-defense" }), "task visit: officers of the authority go there"),
        ["announced by what nobody knows"] = (p => Task(p, "visit", task => task with { Visit = new(new("no.such = 1")) }), "task visit: formula-unknown-fact no.such"),
        ["seen on site by nobody"] = (p => p with { Tasks = [.. p.Tasks.Select(task => task with { Visit = null })] }, "what is seen on site is judged, and nobody goes there"),
        ["a turn nobody can take"] = (p => Plan(p, plan => plan with { OpenAtOnce = 0 }), "plan: none may be open"),
        ["a frequency nobody reaches"] = (p => Plan(p, plan => plan with { Rates = [.. plan.Rates.Reverse()] }), "plan: a rate can never be reached"),
        ["every day and a half"] = (p => Plan(p, plan => plan with { Rates = [plan.Rates[0] with { EveryDays = 0 }, .. plan.Rates.Skip(1)] }), "plan: every 0 days"),
        ["an answer that is not asked"] = (p => Plan(p, plan => plan with { Answers = new Dictionary<string, string> { ["no.such"] = "plan" } }), "plan: the form does not ask for 'no.such'"),
        ["the applicant asked in no words"] = (p => Task(p, "remedy", task => task with { Asks = null }), "task remedy: the applicant is not told what is asked"),
        ["the applicant handing back"] = (p => Task(p, "remedy", task => task with { Actions = [task.Actions[0] with { Kind = ActionKind.Return }, .. task.Actions.Skip(1)] }), "task remedy: an applicant says yes, or no with a reason"),
        ["nothing follows silence"] = (p => p with { Rules = [.. p.Rules.Where(rule => rule.On != "remedy.lapsed")] }, "nothing follows remedy.lapsed"),
        ["violations without a schedule of them"] = (p => p with { Fees = "commercial" }, "no violations are published with its fees"),
    };

    public static TheoryData<string> Planted => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Planted))]
    public void Check_PlantedFault_IsTold(string fault)
    {
        var catalog = Seeded.Catalog();
        var sound = catalog.InForce<Procedure>("license-inspection")!.Content;

        var problems = Faults[fault].Plant(sound).Check(catalog).ToList();

        Assert.Contains(problems, problem => problem.ToString().Contains(Faults[fault].Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_AsPublished_IsSound() => Assert.Empty(Seeded.Catalog().InForce<Procedure>("license-inspection")!.Content.Check(Seeded.Catalog()));

    private static Procedure Rule(Procedure procedure, string on, Func<Rule, Rule> change) =>
        procedure with { Rules = [.. procedure.Rules.Select(rule => rule.On == on ? change(rule) : rule)] };

    private static Procedure Task(Procedure procedure, string code, Func<TaskDefinition, TaskDefinition> change) =>
        procedure with { Tasks = [.. procedure.Tasks.Select(task => task.Code == code ? change(task) : task)] };

    private static Procedure Plan(Procedure procedure, Func<VisitPlan, VisitPlan> change) =>
        procedure with { Concerns = procedure.Concerns! with { Plan = change(procedure.Concerns.Plan!) } };
}
