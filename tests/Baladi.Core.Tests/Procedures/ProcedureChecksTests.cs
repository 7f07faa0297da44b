using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using Xunit;

namespace Baladi.Core.Tests.Procedures;

/// <summary>A sound procedure with one fault planted: publishing it is refused, for that fault.</summary>
public class ProcedureChecksTests
{
    private static readonly Formula Always = new("true");

    private static readonly Dictionary<string, (Func<Procedure, Procedure> Plant, string Problem)> Faults = new()
    {
        ["opens an unknown task"] = (p => p with { Rules = [.. p.Rules, new Rule { On = "review.approve", Do = [new OpenTask("nobody")] }] }, "'nobody' is not a task"),
        ["a rule no case reaches"] = (p => p with { Rules = [.. p.Rules, p.Rules.Single(rule => rule.On == "paid")] }, "after paid a rule can never be reached"),
        ["the last rule has a condition"] = (p => Rule(p, "paid", rule => rule with { When = Always }), "after paid a case could be left without a next step"),
        ["nothing follows an action"] = (p => p with { Rules = [.. p.Rules.Where(rule => rule.On != "review.approve")] }, "nothing follows review.approve"),
        ["nothing follows withdrawing"] = (p => p with { Rules = [.. p.Rules.Where(rule => rule.On != "withdrawn")] }, "nothing follows withdrawn"),
        ["an event that never happens"] = (p => p with { Rules = [.. p.Rules, new Rule { On = "review.dance", Do = [new OpenTask("review")] }] }, "'review.dance' never happens"),
        ["a case that nobody holds"] = (p => Rule(p, "submitted", rule => rule with { Do = [new SetMilestone("in-review")] }), "on submitted nobody holds the case"),
        ["an unknown milestone"] = (p => Rule(p, "paid", rule => rule with { Do = [.. rule.Do, new SetMilestone("heaven")] }), "'heaven' is not a milestone"),
        ["an unknown template"] = (p => Rule(p, "paid", rule => rule with { Do = [.. rule.Do, new Notify("poem")] }), "'poem' is not a template"),
        ["a bill without prices"] = (p => p with { Fees = null }, "there is no fee schedule to bill by"),
        ["an unknown fee schedule"] = (p => p with { Fees = "gifts" }, "fee schedule 'gifts' is not published"),
        ["a condition on an unknown fact"] = (p => Rule(p, "paid", rule => rule with { When = new("no.such = 1") }), "formula-unknown-fact no.such"),
        ["a condition that is no truth"] = (p => Rule(p, "paid", rule => rule with { When = new("shop.area") }), "formula-type Truth, Number"),
        ["a condition on an unknown task"] = (p => Task(p, "review", task => task with { Actions = [task.Actions[0] with { When = new("task.nobody = 'approve'") }, .. task.Actions.Skip(1)] }), "formula-unknown-fact task.nobody"),
        ["a page that asks what nobody knows"] = (p => Page(p, page => page with { Facts = [.. page.Facts, "no.such"] }), "'no.such' is not a known fact"),
        ["a page that stands twice"] = (p => p with { Form = p.Form with { Sections = [.. p.Form.Sections, p.Form.Sections[0]] } }, "stands twice"),
        ["a title that is not asked for"] = (p => p with { TitleFact = "event.name" }, "the form does not ask for 'event.name'"),
        ["no place"] = (p => p with { Form = p.Form with { Sections = [.. p.Form.Sections.Where(section => section.Code != "place")] } }, "the form does not ask where"),
        ["an unknown role"] = (p => Task(p, "review", task => task with { Role = "wizard" }), "task review: 'wizard' is not a role"),
        ["a task that cannot be ended"] = (p => Task(p, "review", task => task with { Actions = [] }), "task review cannot be ended"),
        ["an agency task without its agency"] = (p => Task(p, "review", task => task with { Level = Level.Agency }), "names its agency"),
        ["two persons with an unknown task"] = (p => Task(p, "sign-off", task => task with { Actions = [task.Actions[0] with { NotBy = ["nobody"] }, .. task.Actions.Skip(1)] }), "'nobody' is not a task"),
        ["an action withheld without a word"] = (p => Task(p, "review", task => task with { Actions = [task.Actions[0] with { Otherwise = null }, .. task.Actions.Skip(1)] }), "does not say why it may be withheld"),
        ["a page named like a part of the address"] = (p => Page(p, page => page with { Code = "documents" }), "page documents: the portal itself uses this name in addresses"),
        ["withdrawing that does not end the case"] = (p => Rule(p, "withdrawn", rule => rule with { Do = [new SetMilestone("in-review"), new OpenTask("review")] }), "on withdrawn the case does not end"),
        ["lapsing that does not end the case"] = (p => Rule(p, "lapsed", rule => rule with { Do = [new OpenTask("review")] }), "on lapsed the case does not end"),
        ["a task that stands twice"] = (p => p with { Tasks = [.. p.Tasks, p.Tasks[0]] }, "task review stands twice"),
        ["a milestone that stands twice"] = (p => p with { Milestones = [.. p.Milestones, p.Milestones[0]] }, "milestone in-review stands twice"),
        ["a section that stands twice"] = (p => p with { Form = p.Form with { Sections = [.. p.Form.Sections, p.Form.Sections[0]] } }, "section activity stands twice"),
        ["an action that stands twice"] = (p => Task(p, "review", task => task with { Actions = [.. task.Actions, task.Actions[0]] }), "action review.approve stands twice"),
        ["a task of the applicant's own names"] = (p => p with { Tasks = [.. p.Tasks, p.Tasks[0] with { Code = "correct" }] }, "task correct: the portal itself opens tasks of this name"),
        ["a task nothing opens"] = (p => p with { Tasks = [.. p.Tasks, p.Tasks[0] with { Code = "dream" }] }, "task dream is never reached"),
        ["a milestone nothing reaches"] = (p => p with { Milestones = [.. p.Milestones, p.Milestones[^1] with { Code = "heaven" }] }, "milestone heaven is never reached"),
        ["a task that leads in circles"] = (p => p with { Rules = [.. p.Rules.Select(rule => rule.On.StartsWith("sign-off.", StringComparison.Ordinal) ? rule with { Do = [new OpenTask("review")] } : rule)] }, "task review: no way leads from it to an end of the case"),
        ["a reminder after the time is up"] = (p => p with { Corrections = new(10, 2, 10) }, "corrections: a reminder 10 days ahead is not within the 10 days"),
        ["a reminder of an invoice on its first day"] = (p => Rule(p, "sign-off.approve", rule => rule with { Do = [new IssueInvoice(15, 0)] }), "invoice: a reminder 0 days ahead is not within the 15 days"),
        ["a payment kept from whoever is refused after it"] = (p => Rule(p, "paid", rule => rule with { Do = [new SetMilestone("in-review"), new OpenTask("review")] }), "on sign-off.refuse the case comes to nothing and what may have been paid is kept"),
        ["a payment kept from whoever withdraws after it"] = (p => Rule(p, "paid", rule => rule with { Do = [new SetMilestone("in-review"), new OpenTask("review")] }), "on withdrawn the case comes to nothing and what may have been paid is kept"),
        ["a payment that ends the case with nothing"] = (p => Rule(p, "paid", rule => rule with { Do = [new SetMilestone("refused")] }), "on paid the case comes to nothing and what may have been paid is kept"),
        ["a license from a number"] = (p => p with { License = p.License! with { From = new("1 + 1") } }, "license: formula-type Date, Number"),
        ["an unknown field on the license"] = (p => p with { License = p.License! with { Fields = [new LicenseField("no.such")] } }, "license: 'no.such' is not a known fact"),
    };

    public static TheoryData<string> Planted => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Planted))]
    public void Check_PlantedFault_IsTold(string fault)
    {
        var catalog = Seeded.Catalog();
        var sound = catalog.InForce<Procedure>("food-license")!.Content;

        var problems = Faults[fault].Plant(sound).Check(catalog).ToList();

        Assert.Contains(problems, problem => problem.ToString().Contains(Faults[fault].Problem, StringComparison.Ordinal));
    }

    private static Procedure Rule(Procedure procedure, string on, Func<Rule, Rule> change) =>
        procedure with { Rules = [.. procedure.Rules.Select(rule => rule.On == on ? change(rule) : rule)] };

    private static Procedure Task(Procedure procedure, string code, Func<TaskDefinition, TaskDefinition> change) =>
        procedure with { Tasks = [.. procedure.Tasks.Select(task => task.Code == code ? change(task) : task)] };

    private static Procedure Page(Procedure procedure, Func<Page, Page> change)
    {
        var first = procedure.Form.Sections[0];
        return procedure with { Form = new Form { Sections = [first with { Pages = [change(first.Pages[0]), .. first.Pages.Skip(1)] }, .. procedure.Form.Sections.Skip(1)] } };
    }
}
