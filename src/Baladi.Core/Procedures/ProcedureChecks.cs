using Baladi.Core.Fees;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Procedures;

/// <summary>What must hold before a procedure can be published: every name resolves, every path leads somewhere.</summary>
internal sealed class ProcedureChecks(Procedure procedure, PublishedCatalog catalog)
{
    private static readonly FactValueType Truth = new(ValueKind.Truth);
    private readonly FactNames names = new(catalog);

    // Of its own tasks alone: another's name would be unknown for ever and the condition never hold.
    private FactValueType? TypeOf(string name) =>
        name.StartsWith(SystemNames.TaskPrefix, StringComparison.Ordinal) && procedure.Tasks.All(task => SystemNames.TaskPrefix + task.Code != name) ? null : names.TypeOf(name);

    public IEnumerable<string> Run() => [.. Names(), .. Facts(), .. Concern(), .. Parties(), .. Visits(), .. Tasks(), .. Rules(), .. Ways(), .. Money(), .. Waivers(), .. Reminders(), .. License()];

    private IEnumerable<string> Names()
    {
        foreach (var page in procedure.Form.Pages.Where(page => Page.Reserved.Contains(page.Code))) yield return $"page {page.Code}: the portal itself uses this name in addresses";
        foreach (var task in procedure.Tasks.Where(task => TaskDefinition.Reserved.Contains(task.Code))) yield return $"task {task.Code}: the portal itself opens tasks of this name";
        IEnumerable<string> twice =
        [
            .. Twice("section", procedure.Form.Sections.Select(section => section.Code)), .. Twice("page", procedure.Form.Pages.Select(page => page.Code)),
            .. Twice("milestone", procedure.Milestones.Select(milestone => milestone.Code)), .. Twice("task", procedure.Tasks.Select(task => task.Code)),
            .. procedure.Tasks.SelectMany(task => Twice("action", task.Actions.Select(action => $"{task.Code}.{action.Code}"))),
        ];
        foreach (var problem in twice) yield return problem;
    }

    private static IEnumerable<string> Twice(string what, IEnumerable<string> codes) =>
        codes.GroupBy(code => code).Where(group => group.Count() > 1).Select(group => $"{what} {group.Key} stands twice");

    private IEnumerable<string> Facts()
    {
        var asked = procedure.Form.Pages.SelectMany(page => page.Facts).ToHashSet();
        foreach (var fact in asked.Append(procedure.TitleFact).Where(fact => names.Find(fact) is null)) yield return $"'{fact}' is not a known fact";
        // What concerns a license has its name and its place from there.
        if (procedure.Concerns is null && !asked.Contains(procedure.TitleFact)) yield return $"the form does not ask for '{procedure.TitleFact}'";
        if (procedure.Concerns is null && !asked.Contains(CommonFacts.Municipality)) yield return "the form does not ask where";
        foreach (var page in procedure.Form.Pages)
            if (page.When?.Check(TypeOf, Truth) is { } problem) yield return $"page {page.Code}: {problem}";
        if (procedure.Fees is { } fees && catalog.InForce<FeeSchedule>(fees) is null) yield return $"fee schedule '{fees}' is not published";
    }

    private IEnumerable<string> Concern()
    {
        if (procedure.BegunBy is { } begunBy && !Roles().Contains(begunBy)) yield return $"'{begunBy}' is not a role";
        if (procedure.Concerns is not { } concern)
        {
            if (procedure.IsOfficial) yield return "staff begin it, and it does not say about what";
            if (LicenseNames().Any()) yield return $"it concerns no license, and reads '{LicenseNames().First()}'";
            yield break;
        }
        var asksWhere = procedure.Form.Pages.SelectMany(page => page.Facts).Contains(CommonFacts.Municipality);
        if (asksWhere && !concern.AnotherPlace) yield return "the authority is that of the license, and the form asks where";
        if (!asksWhere && concern.AnotherPlace) yield return "it is for another place, and the form does not ask where";
        // Another place is measured anew: what stands for the first says nothing about it.
        if (concern is { AnotherPlace: true, Prefills: true }) yield return "it is for another place, and answers for it as the first has it";
        foreach (var service in concern.Services.Where(service => catalog.InForce<Procedure>(service)?.Content is not { License: not null })) yield return $"'{service}' issues no licenses";
        foreach (var guard in concern.Guards)
            if (guard.When.Check(TypeOf, Truth) is { } problem) yield return $"opens: {problem}";
        foreach (var days in concern.RemindDays.Where(days => days < 0)) yield return $"opens: a reminder {days} days ahead";
        foreach (var problem in Sampled(concern.Sampling)) yield return $"sampling: {problem}";
    }

    private IEnumerable<string> Sampled(Sampling? sampling)
    {
        if (sampling is null) yield break;
        if (sampling.Rates.Count == 0 || sampling.Rates[^1].When is not null) yield return "the last rate has a condition: some licenses would have none";
        if (sampling.Rates.SkipLast(1).Any(rate => rate.When is null)) yield return "a rate can never be reached";
        if (procedure.BegunBy is not null) yield return "it is drawn by lot, and begun by staff as well";
        foreach (var rate in sampling.Rates)
        {
            if (rate.PerMille is < 0 or > 1000) yield return $"{rate.PerMille} of a thousand";
            if (rate.When?.Check(TypeOf, Truth) is { } problem) yield return problem.ToString();
        }
    }

    private IEnumerable<string> LicenseNames() =>
        procedure.Rules.Select(rule => rule.When).Concat(procedure.Tasks.SelectMany(task => task.Actions).Select(action => action.When)).Concat(procedure.Form.Pages.Select(page => page.When))
            .OfType<Formula>().SelectMany(formula => formula.Expression.Names).Where(SystemNames.OfLicense.Contains);

    private IEnumerable<string> Parties()
    {
        var asked = procedure.Tasks.Where(task => task.Holder == Holder.Party).ToList();
        if (procedure.Party is not { } party)
        {
            foreach (var task in asked) yield return $"task {task.Code}: no answer names the party that holds it";
            if (procedure.Rules.SelectMany(rule => rule.Do).OfType<TransferLicense>().Any()) yield return "it hands the license over, and names nobody";
            yield break;
        }
        if (asked.Count == 0) yield return "a party is named, and asked nothing";
        if (!party.Facts.Any()) yield return "a party is named by nothing";
        foreach (var fact in party.Facts.Where(fact => procedure.Form.Pages.All(page => !page.Facts.Contains(fact) || page.Optional.Contains(fact)))) yield return $"'{fact}' names a party, and the form does not ask for it";
        // Of another's, none of it may stand on the license or outlast its time.
        foreach (var fact in party.Facts.Where(fact => names.Find(fact) is { Personal: false })) yield return $"'{fact}' names a party and is not personal";
        if (party.NationalId is null != party.BornOn is null || procedure.Form.Pages.Any(page => page.Facts.Contains(party.NationalId ?? "") != page.Facts.Contains(party.BornOn ?? ""))) yield return "a person is named by ID and day of birth, on one page";
        foreach (var (fact, type) in new[] { (party.Registration, FactType.Registration), (party.NationalId, FactType.NationalId), (party.BornOn, FactType.Date) })
            if (fact is not null && names.Find(fact) is { } found && found.Type != type) yield return $"'{fact}' names a party and is no {type}";
        foreach (var task in asked)
        {
            if (task.Actions.Any(action => action.Kind is not ActionKind.Approve and not ActionKind.Refuse)) yield return $"task {task.Code}: a party agrees or does not";
            if (task.Actions.All(action => action.Kind != ActionKind.Approve) || task.Actions.All(action => action.Kind != ActionKind.Refuse)) yield return $"task {task.Code}: a party can agree and can refuse";
        }
    }

    private IEnumerable<string> Visits()
    {
        // Whoever is suspended, fined or asked something knows of it: nothing reaches them on a way that passes no disclosing.
        var kept = Spread(["submitted"], (rule, known) => known.Contains(rule.On) && !rule.Do.Any(effect => effect is Disclose) ? rule.Do.SelectMany(Raised) : []);
        return new VisitChecks(procedure, TypeOf).Run(procedure.Rules.Where(rule => kept.Contains(rule.On)));
    }

    private HashSet<string> Roles() => catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).Select(role => role.Code).ToHashSet();

    private IEnumerable<string> Tasks()
    {
        var roles = Roles();
        foreach (var task in procedure.Tasks)
        {
            if (task.Holder == Holder.Staff && (task.Role is null || !roles.Contains(task.Role))) yield return $"task {task.Code}: '{task.Role}' is not a role";
            if (task.Holder == Holder.Staff && task.Actions.Count == 0) yield return $"task {task.Code} cannot be ended";
            if (task.Holder == Holder.Applicant && task.Asks is null) yield return $"task {task.Code}: the applicant is not told what is asked";
            if (task.Holder == Holder.Applicant && (task.Actions.Count == 0 || task.Actions.Any(action => action.Kind is not ActionKind.Approve and not ActionKind.Refuse))) yield return $"task {task.Code}: an applicant says yes, or no with a reason";
            if (task.IsTheirs && task.Actions.Any(action => action.When is not null)) yield return $"task {task.Code}: what is asked of somebody else is open to them, without a condition";
            if (task.IsTheirs && task.RemindDays is { } remind && (remind < 1 || remind >= task.Days)) yield return $"task {task.Code}: a reminder {remind} days ahead is not within the {task.Days} days";
            if (task.IsTheirs && procedure.Rules.All(rule => rule.On != task.Lapsed)) yield return $"nothing follows {task.Lapsed}";
            if (task.Level == Level.Agency != task.Agency is not null) yield return $"task {task.Code}: an agency task, and no other, names its agency";
            foreach (var action in task.Actions)
            {
                if (action.When?.Check(TypeOf, Truth) is { } problem) yield return $"{task.Code}.{action.Code}: {problem}";
                if (action.When is not null && action.Otherwise is not { IsComplete: true }) yield return $"{task.Code}.{action.Code} does not say why it may be withheld";
                foreach (var other in action.NotBy.Where(other => other is not ActionDefinition.Begun and not ActionDefinition.Contested && procedure.Tasks.All(t => t.Code != other))) yield return $"{task.Code}.{action.Code}: '{other}' is not a task";
                if (action.Kind != ActionKind.Correct && procedure.Rules.All(rule => rule.On != $"{task.Code}.{action.Code}")) yield return $"nothing follows {task.Code}.{action.Code}";
            }
        }
    }

    private IEnumerable<string> Rules()
    {
        string[] always = ["submitted", .. procedure.IsOfficial ? Array.Empty<string>() : ["withdrawn"], .. procedure.IsOfficial && !procedure.WaitsForApplicant ? Array.Empty<string>() : ["lapsed"], .. procedure.Fees is null ? Array.Empty<string>() : ["paid"]];
        HashSet<string> events = [.. always, .. procedure.Tasks.SelectMany(EventsOf)];
        foreach (var missing in always.Where(name => procedure.Rules.All(rule => rule.On != name))) yield return $"nothing follows {missing}";
        foreach (var rules in procedure.Rules.GroupBy(rule => rule.On))
        {
            if (!events.Contains(rules.Key)) yield return $"'{rules.Key}' never happens";
            if (rules.Last().When is not null) yield return $"after {rules.Key} a case could be left without a next step: the last rule has a condition";
            if (rules.SkipLast(1).Any(rule => rule.When is null)) yield return $"after {rules.Key} a rule can never be reached";
        }
        foreach (var rule in procedure.Rules)
        {
            if (rule.When?.Check(TypeOf, Truth) is { } problem) yield return $"on {rule.On}: {problem}";
            foreach (var effect in rule.Do)
                if (Unresolved(effect) is { } unresolved) yield return $"on {rule.On}: {unresolved}";
            if ((rule.On is "withdrawn" || (rule.On is "lapsed" && !procedure.IsOfficial) || procedure.Tasks.Any(task => task.Holder == Holder.Party && rule.On == task.Lapsed)) && !rule.Do.Any(Ends)) yield return $"on {rule.On} the case does not end";
            else if (!rule.Do.Any(effect => effect is OpenTask or IssueInvoice || Ends(effect))) yield return $"on {rule.On} nobody holds the case and it does not end";
        }
    }

    /// <summary>Some way leads from submission to every task and milestone, and from every task to an end.</summary>
    private IEnumerable<string> Ways()
    {
        var reached = Spread(["submitted", "withdrawn", "lapsed"], (rule, known) => known.Contains(rule.On) ? rule.Do.SelectMany(Raised) : []);
        var ending = Spread([], (rule, known) => rule.Do.Any(effect => Ends(effect) || Raised(effect).Any(known.Contains)) ? [rule.On] : []);
        var done = procedure.Rules.Where(rule => reached.Contains(rule.On)).SelectMany(rule => rule.Do).ToList();
        foreach (var task in procedure.Tasks)
        {
            if (!done.OfType<OpenTask>().Any(open => open.Task == task.Code)) yield return $"task {task.Code} is never reached";
            if (!EventsOf(task).Any(ending.Contains)) yield return $"task {task.Code}: no way leads from it to an end of the case";
        }
        // A case begins at the first.
        foreach (var milestone in procedure.Milestones.Skip(1).Where(milestone => !done.OfType<SetMilestone>().Any(set => set.Milestone == milestone.Code))) yield return $"milestone {milestone.Code} is never reached";
    }

    /// <summary>The events that follow from those known, rule by rule, until there are no more.</summary>
    private HashSet<string> Spread(HashSet<string> known, Func<Rule, HashSet<string>, IEnumerable<string>> follow)
    {
        for (var count = -1; count < known.Count;)
        {
            count = known.Count;
            known.UnionWith([.. procedure.Rules.SelectMany(rule => follow(rule, known))]);
        }
        return known;
    }

    private static IEnumerable<string> EventsOf(TaskDefinition task) =>
        [.. task.Actions.Where(action => action.Kind != ActionKind.Correct).Select(action => $"{task.Code}.{action.Code}"), .. task.IsTheirs ? [task.Lapsed] : Array.Empty<string>()];

    /// <summary>What may happen once the effect was carried out.</summary>
    private IEnumerable<string> Raised(Effect effect) => effect switch
    {
        OpenTask open => procedure.Tasks.Where(task => task.Code == open.Task).SelectMany(EventsOf),
        IssueInvoice => ["paid"],
        _ => [],
    };

    private bool Ends(Effect effect) => effect is SetMilestone set && procedure.Milestones.Any(milestone => milestone.Code == set.Milestone && milestone.Result != CaseResult.Open);

    private bool Grants(Effect effect) => effect is SetMilestone set && procedure.Milestones.Any(milestone => milestone.Code == set.Milestone && milestone.Result == CaseResult.Granted);

    /// <summary>
    /// A case that goes on once it is paid may yet come to nothing: then what was paid goes back. Asked of every such end, also of those that usually come before
    /// the payment, since tasks stand side by side; where nothing was paid nothing goes back.
    /// </summary>
    private IEnumerable<string> Money()
    {
        if (procedure.Rules.Where(rule => rule.On == "paid").All(rule => rule.Do.Any(Grants))) yield break;
        foreach (var rule in procedure.Rules.Where(rule => rule.Do.Any(Ends) && !rule.Do.Any(Grants) && !rule.Do.OfType<RefundPayments>().Any()))
            yield return $"on {rule.On} the case comes to nothing and what may have been paid is kept";
    }

    /// <summary>A waiver that is asked for is decided before anything is billed: what leads to the invoice waits while something is undecided.</summary>
    private IEnumerable<string> Waivers()
    {
        if (procedure.Fees is not { } fees || catalog.InForce<FeeSchedule>(fees)?.Content is not { } schedule) yield break;
        var asked = procedure.Form.Pages.SelectMany(page => page.Facts).ToHashSet();
        if (!schedule.Waivers.Any(waiver => waiver.Proof is { } proof && asked.Contains(proof.Asked))) yield break;
        if (!procedure.Tasks.Any(task => task is { Holder: Holder.Staff, Judges: true })) yield return "waivers are asked for and nobody decides them";
        foreach (var rule in procedure.Rules.Where(rule => rule.Do.OfType<IssueInvoice>().Any() && !Waits(rule.When)))
            if (!procedure.Tasks.SelectMany(task => task.Actions.Select(action => (On: $"{task.Code}.{action.Code}", action.When))).Any(action => action.On == rule.On && Waits(action.When)))
                yield return $"on {rule.On} an invoice could go out before the waivers asked for are decided: neither it nor its action waits for '{SystemNames.Undecided}'";

        static bool Waits(Formula? when) => when?.Expression.Names.Contains(SystemNames.Undecided) == true;
    }

    private IEnumerable<string> Reminders()
    {
        if (procedure.Corrections is { RemindDays: { } remind, Days: var days } && (remind < 1 || remind >= days)) yield return $"corrections: a reminder {remind} days ahead is not within the {days} days";
        foreach (var invoice in procedure.Rules.SelectMany(rule => rule.Do).OfType<IssueInvoice>().Where(invoice => invoice.RemindDays < 1 || invoice.RemindDays >= invoice.Days))
            yield return $"invoice: a reminder {invoice.RemindDays} days ahead is not within the {invoice.Days} days";
    }

    private string? Unresolved(Effect effect) => effect switch
    {
        OpenTask open when procedure.Tasks.All(task => task.Code != open.Task) => $"'{open.Task}' is not a task",
        SetMilestone set when procedure.Milestones.All(milestone => milestone.Code != set.Milestone) => $"'{set.Milestone}' is not a milestone",
        IssueInvoice when procedure.Fees is null => "there is no fee schedule to bill by",
        RefundPayments refund when Unknown(refund) is { } line => $"'{line}' is not a line of the fee schedule",
        IssueLicense when procedure.License is null => "there is no license to issue",
        LicenseEffect or EstablishViolations or SettleViolations or LiftViolations when procedure.Concerns is null => "it concerns no license",
        EstablishViolations when procedure.Fees is not { } fees || catalog.InForce<FeeSchedule>(fees)?.Content.Lines.Any(line => line.Violation is not null) != true => "no violations are published with its fees",
        SuspendLicense { Danger: { } danger } when danger.Check(TypeOf, Truth) is { } wrong => wrong.ToString(),
        RenewLicense renew when renew.To.Check(TypeOf, new(ValueKind.Date)) is { } to => to.ToString(),
        Notify notify when !catalog.AllInForce<TemplateSet>().Any(set => set.Content.Templates.Any(template => template.Code == notify.Template)) => $"'{notify.Template}' is not a template",
        _ => null,
    };

    private string? Unknown(RefundPayments refund)
    {
        var schedule = procedure.Fees is { } fees ? catalog.InForce<FeeSchedule>(fees)?.Content : null;
        return refund.Keeps?.FirstOrDefault(code => schedule?.Lines.All(line => line.Code != code) ?? true);
    }

    private IEnumerable<string> License()
    {
        if (procedure.License is not { } license) yield break;
        if (license.From.Check(TypeOf, new(ValueKind.Date)) is { } from) yield return $"license: {from}";
        if (license.To.Check(TypeOf, new(ValueKind.Date)) is { } to) yield return $"license: {to}";
        foreach (var field in license.Fields.Where(field => names.Find(field.Fact) is null)) yield return $"license: '{field.Fact}' is not a known fact";
        // What is printed is public and outlives the case.
        foreach (var field in license.Fields.Where(field => names.Find(field.Fact) is { Personal: true })) yield return $"license: '{field.Fact}' is personal and cannot be printed";
    }
}
