namespace Baladi.Core.People.Appointments;

/// <summary>
/// Duties one person cannot have together: whoever audits changes nothing, whoever runs the system sees no case. Appointing
/// refuses such a pair; should one be there all the same, the stricter duty wins.
/// </summary>
public static class Duties
{
    private static readonly Permission[] OfAuditors = [Permission.Audit, Permission.ReadCases];
    private static readonly Permission[] OfOperators = [Permission.Operate];

    public static bool GoTogether(IEnumerable<Permission> some, IEnumerable<Permission> others)
    {
        var all = some.Concat(others).ToHashSet();
        return Kept(all).Count == all.Count;
    }

    /// <summary>Of the permissions of a person's posts together, those that count.</summary>
    public static IReadOnlyCollection<Permission> Kept(IReadOnlyCollection<Permission> all) =>
        all.Contains(Permission.Operate) ? [.. all.Where(OfOperators.Contains)]
        : all.Contains(Permission.Audit) ? [.. all.Where(OfAuditors.Contains)]
        : all;
}
