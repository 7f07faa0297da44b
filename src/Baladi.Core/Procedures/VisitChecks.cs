using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Procedures;

/// <summary>What must hold of going to see, of the plan it follows, and of what is kept from a holder meanwhile.</summary>
internal sealed class VisitChecks(Procedure procedure, Func<string, FactValueType?> typeOf)
{
    private static readonly FactValueType Truth = new(ValueKind.Truth);

    /// <param name="before">The rules that can run before the case is disclosed.</param>
    public IEnumerable<string> Run(IEnumerable<Rule> before) => [.. Undisclosed(before), .. Visits(), .. Plan()];

    private IEnumerable<string> Undisclosed(IEnumerable<Rule> before)
    {
        if (procedure.Undisclosed is not { } undisclosed) yield break;
        if (!procedure.IsOfficial) yield return "whoever applies for it cannot be kept from it";
        if (undisclosed.Check(typeOf, Truth) is { } wrong) yield return $"undisclosed: {wrong}";
        foreach (var task in procedure.Tasks.Where(task => task.Actions.Any(action => action.Kind == ActionKind.Correct))) yield return $"task {task.Code}: corrections could be asked of whoever is kept from it";
        foreach (var rule in before.Where(rule => rule.Do.Any(Reaches) && !rule.Do.Any(effect => effect is Disclose))) yield return $"on {rule.On} it reaches its holder, and is not disclosed";
    }

    private bool Reaches(Effect effect) =>
        effect is IssueInvoice or LicenseEffect or Notify or EstablishViolations || (effect is OpenTask open && procedure.Tasks.Any(task => task.Code == open.Task && task.IsTheirs));

    private IEnumerable<string> Visits()
    {
        foreach (var task in procedure.Tasks.Where(task => task.Visit is not null))
        {
            if (task is not { Holder: Holder.Staff, Judges: true }) yield return $"task {task.Code}: officers of the authority go there, and nobody else";
            if (task.Visit!.Announced?.Check(typeOf, Truth) is { } problem) yield return $"task {task.Code}: {problem}";
            if (task.Visit.NoticeDays < 0) yield return $"task {task.Code}: a notice of {task.Visit.NoticeDays} days";
        }
        if (procedure.Concerns is { LooksOnSite: true } && procedure.Tasks.All(task => task.Visit is null)) yield return "what is seen on site is judged, and nobody goes there";
    }

    private IEnumerable<string> Plan()
    {
        if (procedure.Concerns?.Plan is not { } plan) yield break;
        if (procedure.BegunBy is null) yield return "plan: staff do not begin it";
        if (plan.OpenAtOnce < 1) yield return "plan: none may be open";
        if (plan.Rates.SkipLast(1).Any(rate => rate.When is null)) yield return "plan: a rate can never be reached";
        foreach (var rate in plan.Rates)
        {
            if (rate.EveryDays < 1) yield return $"plan: every {rate.EveryDays} days";
            if (rate.When?.Check(typeOf, Truth) is { } problem) yield return $"plan: {problem}";
        }
        foreach (var fact in plan.Answers.Keys.Where(fact => procedure.Form.Pages.All(page => !page.Facts.Contains(fact)))) yield return $"plan: the form does not ask for '{fact}'";
    }
}
