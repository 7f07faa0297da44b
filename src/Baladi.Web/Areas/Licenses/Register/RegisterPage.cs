using Baladi.Core.Authorities;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Requirements;

namespace Baladi.Web.Areas.Licenses.Register;

/// <summary>The question as it stands in the address.</summary>
public sealed record RegisterFilter
{
    /// <summary>A number, or words of the name.</summary>
    public string? Q { get; init; }
    public string? Activity { get; init; }
    public string? Municipality { get; init; }
    public string? State { get; init; }
    public string? After { get; init; }

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Q) || Activity is not null || Municipality is not null || Status is not null;

    /// <summary>Null where it names none.</summary>
    public LicenseStatus? Status => Enum.GetValues<LicenseStatus>().Cast<LicenseStatus?>().FirstOrDefault(status => NameOf(status!.Value) == State);

    public RouteValueDictionary Values => new() { ["q"] = string.IsNullOrWhiteSpace(Q) ? null : Q, ["activity"] = Activity, ["municipality"] = Municipality, ["state"] = State, ["after"] = After };

    /// <summary>As in an address: <c>notYetValid</c>.</summary>
    public static string NameOf(LicenseStatus status) => char.ToLowerInvariant(status.ToString()[0]) + status.ToString()[1..];
}

public sealed record RegisterPage
{
    public const int MaxQuery = 100;

    public required RegisterFilter Filter { get; init; }
    public required RegisterLines Found { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }
    /// <summary>Amanat, each with the municipalities below it.</summary>
    public required IReadOnlyList<Authority> Authorities { get; init; }
    public Activity? Activity { get; init; }
    public Authority? Authority { get; init; }
    public required bool Demo { get; init; }
}
