namespace Baladi.Core.Licenses.Register;

/// <summary>What somebody looks for in the register. What is null does not narrow.</summary>
public sealed record RegisterQuestion
{
    /// <summary>Beginnings of words of the name.</summary>
    public string? Name { get; init; }
    public string? Activity { get; init; }
    /// <summary>Code of a municipality, or of an amanah with all below it.</summary>
    public string? Authority { get; init; }
    public LicenseStatus? Status { get; init; }
    /// <summary>After the last one of the page before.</summary>
    public RegisterPlace? After { get; init; }
    public int Size { get; init; } = 20;
}

/// <summary>Where a page of the register ended: at a license, and at the word by which it was found.</summary>
public sealed record RegisterPlace(long LicenseId, string? Word)
{
    public override string ToString() => Word is null ? FormattableString.Invariant($"{LicenseId}") : FormattableString.Invariant($"{LicenseId}-{Word}");

    /// <summary>Null where nothing of ours reads like that.</summary>
    public static RegisterPlace? Parse(string? text) => text?.Split('-', 2) switch
    {
        [var id] when long.TryParse(id, out var license) => new(license, null),
        [var id, { Length: > 0 and <= LicenseWord.WordLength } word] when long.TryParse(id, out var license) => new(license, word),
        _ => null,
    };
}
