using System.Text.RegularExpressions;
using Baladi.TestKit;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>What is looked at on each page, in one state and language.</summary>
/// <param name="inFull">Whether axe runs at both widths. It takes a third of a visit's time, and the phone's page, with everything on it opened, holds all that the wide one does.</param>
internal sealed partial class Examination(State state, string language, IPage page, Traffic traffic, bool inFull)
{
    public const int Wide = 1280, Narrow = 390;
    private const int MostBytes = 150 * 1024, MostFontBytes = 130 * 1024;
    private static readonly bool Screenshots = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("BALADI_SCREENSHOTS"));
    private static readonly HashSet<string> Keys = [.. Demo.Words.Keys];

    /// <summary>To be in each page before it loads: sent afterwards, it takes longer than all that is asked of it.</summary>
    public static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private static readonly SemaphoreSlim Camera = new(1);

    private readonly List<string> findings = [];

    /// <summary>Everything found, each with where and how.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        Weigh();
        await LookAsync(Wide);
        // Nothing of a page is decided by the width it is loaded at, so the phone's page need not be loaded again.
        await page.SetViewportSizeAsync(Narrow, 844);
        await LookAsync(Narrow);
        foreach (var problem in traffic.Problems) Add("", problem);
        return findings;
    }

    private void Weigh()
    {
        if (traffic.OtherBytes == 0) Add("", "nothing was counted");
        if (traffic.OtherBytes > MostBytes) Add("", $"{traffic.OtherBytes / 1024} KB without fonts");
        if (traffic.FontBytes > MostFontBytes) Add("", $"{traffic.FontBytes / 1024} KB of fonts");
    }

    private async Task LookAsync(int width)
    {
        var looks = $"{width}";
        if (Screenshots) await KeepAsync(width);
        var seen = await page.EvaluateAsync<Seen>(Look);
        var direction = language == "ar" ? "rtl" : "ltr";
        if (seen.Language != language || seen.Direction != direction) Add(looks, $"html lang={seen.Language} dir={seen.Direction}");
        if (seen.Headings != 1) Add(looks, $"{seen.Headings} h1");
        if (string.IsNullOrWhiteSpace(seen.Title)) Add(looks, "no title");
        foreach (var key in Dotted().Matches(seen.Text).Select(match => match.Value).Where(Keys.Contains).Distinct()) Add(looks, $"untranslated: {key}");
        foreach (var hole in Hole().Matches(seen.Text).Select(match => match.Value).Distinct()) Add(looks, $"unfilled: {hole}");
        await SidewaysAsync(looks);
        // Closed as it comes on the one width, everything opened on the other.
        if (width == Narrow && await page.EvaluateAsync<bool>(OpenAll)) await SidewaysAsync($"{looks}, all opened");
        if (inFull || width == Narrow) await AxeAsync(looks);
    }

    private async Task KeepAsync(int width)
    {
        // Two at a time, drawn without a graphics card, come out in tiles.
        await Camera.WaitAsync();
        try { await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, "pages", $"{FileName(state.Name)}.{language}.{width}.png"), FullPage = true }); }
        // The longest pages are more than the software renderer can hold; they are examined all the same.
        catch (PlaywrightException) { }
        finally { Camera.Release(); }
    }

    private async Task SidewaysAsync(string looks)
    {
        var widest = await page.EvaluateAsync<string?>(Sideways);
        if (widest is not null) Add(looks, $"scrolls sideways: {widest}");
    }

    private async Task AxeAsync(string looks)
    {
        foreach (var violation in await page.EvaluateAsync<Violation[]>(Axe))
            Add(looks, $"axe {violation.Id} ({violation.Help}): {string.Join(" | ", violation.Nodes.Take(3).Select(Short))}{(violation.Nodes.Length > 3 ? $" and {violation.Nodes.Length - 3} more" : "")}");
    }

    private void Add(string looks, string what) => findings.Add($"{state.Name} [{language}{(looks.Length > 0 ? " " + looks : "")}] {what}");

    private static string Short(string html) => html.Length > 200 ? html[..200] + "…" : html;

    private static string FileName(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private sealed record Violation(string Id, string Help, string[] Nodes)
    {
        public Violation() : this("", "", []) { }
    }

    private sealed record Seen(string Language, string Direction, int Headings, string Title, string Text)
    {
        public Seen() : this("", "", 0, "", "") { }
    }

    // The usual way over Playwright opens a second page for each run.
    private const string Axe = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(node => `${node.target} ${node.html}`) }))
        """;

    private const string OpenAll = """
        () => {
          const closed = [...document.querySelectorAll('main details:not([open])')].filter(details => !details.matches('.feedback'));
          closed.forEach(details => details.open = true);
          return closed.length > 0;
        }
        """;

    private const string Look = """
        () => ({
          language: document.documentElement.lang,
          direction: document.documentElement.dir,
          headings: document.querySelectorAll('h1').length,
          title: document.title,
          text: [document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label],[title],[placeholder],[alt]')]
            .flatMap(e => ['aria-label', 'title', 'placeholder', 'alt'].map(a => e.getAttribute(a) ?? ''))].join('\n'),
        })
        """;

    private const string Sideways = """
        () => {
          const root = document.documentElement;
          const excess = root.scrollWidth - root.clientWidth;
          if (excess <= 0) return null;
          const out = [...document.body.querySelectorAll('*')].find(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.right > root.clientWidth + 1 || r.left < -1); });
          return `${excess} px` + (out ? ` ${out.outerHTML.slice(0, 120)}` : '');
        }
        """;

    [GeneratedRegex(@"[A-Za-z][A-Za-z-]*(\.[A-Za-z0-9-]+)+")] private static partial Regex Dotted();
    [GeneratedRegex(@"\{[0-9]\}")] private static partial Regex Hole();
}
