using System.Text.Json.Serialization;
using Baladi.Core.Language;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Procedures;

/// <summary>
/// That a service changes a license: of which services, when it is open, and when an application is fit to be submitted. Facts that
/// stand on the license stand in the application too, unless its form asks them.
/// </summary>
public sealed record Concern
{
    /// <summary>The services whose licenses it is for.</summary>
    public required IReadOnlyList<string> Services { get; init; }
    /// <summary>Open while all of these hold; the first that does not says why.</summary>
    public IReadOnlyList<Guard> Opens { get; init; } = [];
    /// <summary>What must hold besides once the form is filled in.</summary>
    public IReadOnlyList<Guard> Submits { get; init; } = [];
    /// <summary>Whether questions stand answered as the license has it: who changes one thing answers one.</summary>
    public bool Prefills { get; init; }
    /// <summary>How many days before the license ends its holder is reminded of the service; no reminders, where empty.</summary>
    public IReadOnlyList<int> RemindDays { get; init; } = [];
    /// <summary>Whether the requirements of the license's own service are held against it again, with the documents on file.</summary>
    public bool JudgesAnew { get; init; }
    /// <summary>Whether an officer looks at every document, also where it is enough for an application that there is one.</summary>
    public bool LooksAtDocuments { get; init; }
    /// <summary>Whether an officer goes there, and judges what is only seen on site and what was undertaken.</summary>
    public bool LooksOnSite { get; init; }
    /// <summary>How often each license has its turn for it, though nothing was reported; null where it has none.</summary>
    public VisitPlan? Plan { get; init; }
    /// <summary>Which share of the licenses that no person decided on is drawn for it, day by day; null where none is.</summary>
    public Sampling? Sampling { get; init; }
    /// <summary>Whether it is for another place than the license, which the form asks: the authority there answers, and no document on file says anything about it.</summary>
    public bool AnotherPlace { get; init; }

    /// <summary>What an officer looks at beyond what machines decide.</summary>
    [JsonIgnore] public Looking Looking => (LooksAtDocuments ? Looking.Documents : Looking.None) | (LooksOnSite ? Looking.Site : Looking.None);

    [JsonIgnore] public IEnumerable<Guard> Guards => Opens.Concat(Submits);

    public bool Covers(string service) => Services.Contains(service);
}

/// <summary>How often what a machine decided is looked at afterwards.</summary>
/// <param name="Rates">The first whose condition holds; the last has none.</param>
public sealed record Sampling(IReadOnlyList<SamplingRate> Rates)
{
    public int PerMilleOf(Func<string, Value> valueOf) => Rates.First(rate => rate.When is null || rate.When.Evaluate(valueOf).IsTrue).PerMille;
}

/// <param name="PerMille">How many of a thousand, on average.</param>
public sealed record SamplingRate(LocalizedText Name, int PerMille, Formula? When = null);

/// <summary>A condition, and the words for whoever does not meet it.</summary>
public sealed record Guard(Formula When, LocalizedText Otherwise)
{
    /// <summary>What is unknown does not hold.</summary>
    public bool Holds(Func<string, Value> valueOf) => When.Evaluate(valueOf).IsTrue;
}

/// <summary>That licenses have their turn for a look on site, by the calendar.</summary>
public sealed record VisitPlan
{
    /// <summary>The first whose condition holds says how often; a license to which none applies has no turn.</summary>
    public required IReadOnlyList<VisitFrequency> Rates { get; init; }
    /// <summary>What the form asks, answered for those that have their turn.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
    /// <summary>How many looks may wait in a municipality at once: nobody is given more than can be done.</summary>
    public required int OpenAtOnce { get; init; }

    /// <returns>Null where it has no turn.</returns>
    public int? DaysOf(Func<string, Value> valueOf) => Rates.FirstOrDefault(rate => rate.When is null || rate.When.Evaluate(valueOf).IsTrue)?.EveryDays;
}

/// <param name="EveryDays">From issuing, and then from one turn to the next.</param>
public sealed record VisitFrequency(LocalizedText Name, int EveryDays, Formula? When = null);

/// <summary>The terms of a look on site.</summary>
/// <param name="Announced">While it holds the holder is told of the day beforehand; never, where absent.</param>
/// <param name="NoticeDays">Working days between the telling and the day.</param>
public sealed record VisitRule(Formula? Announced = null, int NoticeDays = 0);
