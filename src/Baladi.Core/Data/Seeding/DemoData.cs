using System.Text.Json;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Requirements;

namespace Baladi.Core.Data.Seeding;

/// <summary>Demo people as in Seed/demo/people.json.</summary>
public sealed record DemoPeople(string Note, IReadOnlyList<DemoEstablishment> Establishments, IReadOnlyList<DemoPerson> People, IReadOnlyList<DemoDelegation> Delegations, IReadOnlyList<DemoOffer> Offers)
{
    public static DemoPeople Read() => SeedFiles.Read<DemoPeople>("demo/people.json");
}

public sealed record DemoEstablishment(string CommercialRegistration, LocalizedText Name);

public sealed record DemoPerson(string NationalId, LocalizedText Name, string Mobile, bool Verified, bool Listed, IReadOnlyList<DemoMembership> Memberships, IReadOnlyList<DemoAppointment> Appointments, string Language = Languages.Arabic);

public sealed record DemoMembership(string Establishment, MembershipRole Role);

/// <param name="By">The owner.</param>
/// <param name="To">A person; or, instead, an office by its registration, which has not answered yet.</param>
public sealed record DemoDelegation(string By, string Establishment, string? To = null, string? Office = null);

/// <summary>A membership that was offered and not answered yet.</summary>
/// <param name="By">The owner.</param>
public sealed record DemoOffer(string By, string Establishment, string To, MembershipRole Role);

public sealed record DemoAppointment(string Role, string Authority);

/// <summary>Demo applications as in Seed/demo/cases.json; the README beside it explains the fields.</summary>
internal sealed record DemoCases(string Note, IReadOnlyList<DemoCase> Cases);

internal sealed record DemoCase
{
    public required string Key { get; init; }
    public required string Service { get; init; }
    /// <summary>The key of the case whose license it is about, for a service that changes one.</summary>
    public string? About { get; init; }
    public required string Applicant { get; init; }
    public string Language { get; init; } = Languages.Arabic;
    public string Channel { get; init; } = "web";
    public string? ActingStaff { get; init; }
    public required string Story { get; init; }
    public required int StartedDaysAgo { get; init; }
    public required Dictionary<string, JsonElement> Facts { get; init; }
    public IReadOnlyList<string> WithoutEvidence { get; init; } = [];
    public IReadOnlyList<DemoStep> Steps { get; init; } = [];
}

internal sealed record DemoStep
{
    public required int DaysAgo { get; init; }
    public required string Do { get; init; }
    public string? By { get; init; }
    /// <summary>Of a visit: how many days ahead it is set; 0 where it is made the same day.</summary>
    public int InDays { get; init; }
    /// <summary>The clauses photographed on it.</summary>
    public IReadOnlyList<string> Photos { get; init; } = [];
    public string? Task { get; init; }
    public string? Action { get; init; }
    public string? Reason { get; init; }
    public string? Message { get; init; }
    public IReadOnlyList<DemoJudgement> Judge { get; init; } = [];
    public IReadOnlyList<DemoCorrection> Corrections { get; init; } = [];
    public Dictionary<string, JsonElement> Facts { get; init; } = [];
}

internal sealed record DemoJudgement(string Clause, Verdict Verdict, string? Reason);

internal sealed record DemoCorrection(string Message, string? Clause = null, string? Fact = null);
