using Baladi.Core.Requirements;
using Baladi.Web.Shared.TagHelpers;

namespace Baladi.Web.Shared.Facts;

/// <summary>A fact as a form asks it: <c>&lt;partial name="/Shared/Facts/_FactField.cshtml" model="field" /&gt;</c>. Its input bears the code of the fact.</summary>
public sealed record FactField
{
    public required FactDefinition Fact { get; init; }
    public required string Label { get; init; }
    public string? Hint { get; init; }
    public bool Optional { get; init; }
    /// <summary>Whether the label is the h1 of the page.</summary>
    public bool Heading { get; init; }
    /// <summary>As it stands in the input.</summary>
    public string? Value { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public bool Searchable { get; init; }

    /// <summary>More answers than these are a list to choose from, not rows of buttons.</summary>
    public bool IsLong => Choices.Count > 40 || (Fact.Type == FactType.Choice && Choices.Count > 8);
}
