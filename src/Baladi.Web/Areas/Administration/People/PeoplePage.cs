using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;

namespace Baladi.Web.Areas.Administration.People;

/// <summary>The question of the list as it stands in the address.</summary>
public sealed record PeopleFilter
{
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? Authority { get; init; }
    public bool Former { get; init; }
    public long? After { get; init; }

    public bool IsNarrowed => !string.IsNullOrEmpty(Name) || !string.IsNullOrEmpty(Role) || !string.IsNullOrEmpty(Authority) || Former;

    public RouteValueDictionary Values => new() { ["name"] = Name, ["role"] = Role, ["authority"] = Authority, ["former"] = Former ? true : null, ["after"] = After };

    public StaffQuestion Question(int size) => new() { Name = Name, Role = Role, Authority = Authority, Former = Former, After = After, Size = size };
}

public sealed record PeoplePage
{
    public required PeopleFilter Filter { get; init; }
    public required IReadOnlyList<StaffLine> Lines { get; init; }
    public long? Next { get; init; }
    public required IReadOnlyList<Role> Roles { get; init; }
    public required IReadOnlyList<Authority> Authorities { get; init; }
    /// <summary>Whether the reader appoints people, or only looks on.</summary>
    public required bool Manages { get; init; }
}

/// <summary>Reads a page of the list of staff, and what it can be narrowed by.</summary>
public sealed class PeoplePages(ReadStaff staff, PostGrants grants)
{
    public const int Size = 20;
    private const int MostExported = 10_000;

    public async Task<PeoplePage> BuildAsync(PeopleFilter filter, Actor actor, CancellationToken cancel)
    {
        var reach = staff.ReachOf(actor);
        // What is not offered counts as not asked.
        filter = filter with { Role = grants.Role(filter.Role)?.Code, Authority = reach.FirstOrDefault(authority => authority.Code == filter.Authority)?.Code };
        var lines = await staff.PageAsync(filter.Question(Size), actor, cancel);
        return new()
        {
            Filter = filter,
            Lines = [.. lines.Take(Size)],
            Next = lines.Count > Size ? lines[Size - 1].PersonId : null,
            Roles = [.. grants.Roles],
            Authorities = reach,
            Manages = actor.May(Permission.ManagePeople),
        };
    }

    public Task<IReadOnlyList<StaffLine>> ExportAsync(PeopleFilter filter, Actor actor, CancellationToken cancel) =>
        staff.PageAsync(filter.Question(MostExported) with { After = null }, actor, cancel);
}
