using System.Text.Json.Serialization;

namespace Baladi.Core.Procedures;

/// <summary>
/// Which answers of the form name a party that the case needs besides its applicant: an establishment by its registration, or a person by ID and day of birth. Where the
/// form asks for either, the one that was asked counts. What that party is asked is the task of <see cref="Holder.Party"/>.
/// </summary>
public sealed record NamedParty
{
    public string? Registration { get; init; }
    public string? NationalId { get; init; }
    /// <summary>On the same page as the ID: an ID alone, which others get to see, names nobody.</summary>
    public string? BornOn { get; init; }

    [JsonIgnore] public IEnumerable<string> Facts => new[] { Registration, NationalId, BornOn }.OfType<string>();
}
