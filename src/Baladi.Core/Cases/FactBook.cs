using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases;

/// <summary>Every name an expression may read about one case or draft, with its value; a name without one is unknown.</summary>
public sealed class FactBook(FactNames names, IReadOnlyDictionary<string, Value> facts, DateOnly today)
{
    private readonly Dictionary<string, Value> system = new() { [SystemNames.Today] = Value.Of(today) };

    public IReadOnlyDictionary<string, Value> Facts => facts;

    public Value Of(string name) =>
        system.GetValueOrDefault(name) ?? facts.GetValueOrDefault(name) ?? Assumed(name) ?? Value.Unknown(names.TypeOf(name)?.Kind ?? ValueKind.Text, name);

    // What nobody established is not so.
    private static Value? Assumed(string name) => name.StartsWith(SystemNames.ViolationPrefix, StringComparison.Ordinal) || name == SystemNames.Violations ? Value.Of(0m) : null;

    public string? Text(string name) => facts.GetValueOrDefault(name) is { IsKnown: true, Kind: ValueKind.Text } value ? value.Text : null;

    /// <summary>Whether a page of questions is asked, given the answers so far; not while that is unknown.</summary>
    public bool Asks(Page page) => page.When?.Evaluate(Of) is not { IsTrue: false };

    /// <summary>What follows from the place and the activity.</summary>
    public FactBook Derive(PublishedCatalog catalog, Geography geography)
    {
        if (Authority(geography)?.FeeClass is { } feeClass) system[SystemNames.FeeClass] = Value.Of((decimal)feeClass);
        var activity = catalog.AllInForce<ActivityList>(today).Select(list => list.Content.Find(Text(CommonFacts.Activity))).FirstOrDefault(found => found is not null);
        if (activity is not null) system[SystemNames.ActivityGroup] = Value.Of(activity.Group);
        return this;
    }

    public Authority? Authority(Geography geography) => Text(CommonFacts.Municipality) is { } code ? geography.Authority(code) : null;

    /// <summary>The municipality may have been changed after the city was given.</summary>
    public bool CityIsElsewhere(Geography geography) =>
        Text(CommonFacts.City) is { } city && Authority(geography)?.RegionCode is { } region && geography.City(city)?.RegionCode != region;

    /// <summary>What is known of the license a case concerns.</summary>
    /// <param name="on">The day of the application: nobody is late because an authority takes its time.</param>
    /// <param name="service">The service that reads it, whose own case is not another.</param>
    public FactBook About(CaseSubject? subject, DateOnly on, string service)
    {
        // Nobody is late with what they begin.
        system[SystemNames.LicenseDaysLate] = Value.Of(0m);
        if (subject is null) return this;
        foreach (var (name, value) in subject.Names(on)) system[name] = value;
        var others = subject.UnderWay.Where(open => open.Service != service && !open.IsKept).ToList();
        system[SystemNames.LicenseOtherCases] = Value.Of((decimal)others.Count);
        system[SystemNames.LicenseUnpaid] = Value.Of((decimal)others.Count(open => open.Owes));
        system[SystemNames.LicenseChanges] = Value.Of((decimal)subject.Standing.Count(standing => facts.GetValueOrDefault(standing.Key) != standing.Value));
        return this;
    }

    public void Count(IEnumerable<Verdict> verdicts, int undecided)
    {
        var all = verdicts.ToList();
        system[SystemNames.Failed] = Value.Of((decimal)all.Count(v => v == Verdict.Fail));
        system[SystemNames.ToProvide] = Value.Of((decimal)all.Count(v => v == Verdict.ToProvide));
        system[SystemNames.Undecided] = Value.Of((decimal)undecided);
    }

    public void Unseen(int clauses) => system[SystemNames.Unseen] = Value.Of((decimal)clauses);

    public void Corrected(int rounds) => system[SystemNames.Corrections] = Value.Of((decimal)rounds);

    public void Price(decimal riyals) => system[SystemNames.FeeTotal] = Value.Of(riyals);

    /// <param name="made">Whether somebody was there for the task that is open.</param>
    public void Visited(bool made, int missed) => (system[SystemNames.VisitMade], system[SystemNames.VisitsMissed]) = (Value.Of(made), Value.Of((decimal)missed));

    /// <param name="fined">Those that come to a fine, and for which time they are established.</param>
    public void Violated(IReadOnlyDictionary<string, int> fined, int recorded)
    {
        foreach (var (code, times) in fined) system[SystemNames.ViolationPrefix + code] = Value.Of((decimal)times);
        system[SystemNames.Violations] = Value.Of((decimal)recorded);
    }

    public void Task(string code, string action) => system[SystemNames.TaskPrefix + code] = Value.Of(action);
}
