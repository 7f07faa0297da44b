using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.Browsing;

internal static class Accessibility
{
    /// <summary>Asserts that axe finds nothing on the page as it stands.</summary>
    public static async Task AxeAsync(this IPage page)
    {
        var result = await page.RunAxe();

        Assert.True(result.Violations.Length == 0, Describe(page.Url, result.Violations));
    }

    /// <summary>Asserts that nothing sticks out of the page sideways.</summary>
    public static async Task NoSidewaysScrollAsync(this IPage page)
    {
        var excess = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

        Assert.True(excess <= 0, $"{page.Url} is {excess} px wider than the window");
    }

    private static string Describe(string url, AxeResultItem[] violations)
    {
        var text = new StringBuilder().AppendLine(FormattableString.Invariant($"axe finds {violations.Length} on {url}"));
        foreach (var violation in violations)
        {
            text.AppendLine(FormattableString.Invariant($"{violation.Impact}: {violation.Id}: {violation.Help} ({violation.HelpUrl})"));
            foreach (var node in violation.Nodes)
                text.AppendLine(FormattableString.Invariant($"    {node.Target}: {node.Html}"));
        }
        return text.ToString();
    }
}
