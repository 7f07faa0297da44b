using Baladi.Web.Pages.Services;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Pages.Home;

/// <summary>The front page; every list may be empty, and its section is then left out.</summary>
public sealed record HomePage
{
    public IReadOnlyList<ServiceCard> Popular { get; init; } = [];
    /// <summary>Words to search for.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
    public IReadOnlyList<HomeFigure> Figures { get; init; } = [];
    public bool FiguresAreIllustrative { get; init; }
}

/// <param name="Name">What was counted: licenses issued this year.</param>
/// <param name="Value">As it is shown: "574,000", "87%".</param>
public sealed record HomeFigure(string Name, string Value);

/// <summary>Where the front page takes its lists from.</summary>
public sealed class HomeContent(ServiceCards services, Texts texts)
{
    private const int Cards = 6;

    public HomePage Read() => new()
    {
        Popular = [.. services.All.Take(Cards).Select(published => services.Of(published.Content, []))],
        // Examples of what to search for, not a ranking.
        Terms = texts["home.examples"].Split('|'),
    };
}
