using Baladi.Core.Basics;

namespace Baladi.Web.Shared;

/// <summary>A service as its card shows it: <c>&lt;partial name="_ServiceCard" model="…" /&gt;</c>.</summary>
public sealed record ServiceCard
{
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Address { get; init; }
    /// <summary>A name of <see cref="TagHelpers.Icons"/>.</summary>
    public string Icon { get; init; } = "document";
    public bool Instant { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Duration { get; init; }
    public string? Fees { get; init; }
    public bool Illustrative { get; init; }
    public int Level { get; init; } = 3;
}

/// <summary>The price line by line: <c>&lt;partial name="_PriceTable" model="…" /&gt;</c>.</summary>
/// <param name="Tax">What of the total is value added tax; null where nothing is taxed.</param>
public sealed record PriceTable(string Caption, IReadOnlyList<PriceLine> Lines, Money Total, bool Illustrative = false, Money? Tax = null, Money? Waived = null);

/// <param name="How">How the amount comes about: 120 m² at 6 riyals.</param>
/// <param name="Waived">What of it was waived and why; null where nothing was.</param>
public sealed record PriceLine(string Text, string? How, Money Amount, bool Illustrative = false, string? Waived = null);

/// <summary>The search over everything published: <c>&lt;partial name="_SearchBox" model="…" /&gt;</c>.</summary>
/// <param name="Address">Where it is sent; the search page, where it is not said.</param>
public sealed record SearchBox(string Id, string? Query = null, bool Hero = false, string? Address = null);
