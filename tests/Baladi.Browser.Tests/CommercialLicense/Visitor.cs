using System.Text.RegularExpressions;
using Baladi.Core.Data.Seeding;
using Baladi.Web.Shared.Localization;
using Microsoft.Playwright;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>Somebody in front of a page, in one language. Everything is found by what the page says.</summary>
internal class Visitor(IPage page, string language)
{
    private static readonly Texts Words = Texts.Embedded(strict: true);

    public IPage Page { get; } = page;
    public string Language { get; } = language;

    public string Says(string key, params object?[] args) => Words.In(Language, key, args);

    public Task GoAsync(string path) => Page.GotoAsync($"{Language}/{path}");

    public async Task SignInAsync(string nationalId)
    {
        if (!Page.Url.Contains("/account/sign-in", StringComparison.Ordinal)) await GoAsync("account/sign-in");
        await Page.FillAsync("[name=NationalId]", nationalId);
        await Page.FillAsync("[name=Password]", SeedDemoPeople.Password);
        await Press(Says("signIn.submit"));
        if (!Page.Url.Contains("/sign-in/code", StringComparison.Ordinal)) return;
        await Page.FillAsync("[name=Code]", await ReadCodeAsync());
        await Page.Locator("main form button").First.ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Presses a button by its words, and waits for the page that follows.</summary>
    public async Task Press(string text)
    {
        await Page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = Begins(text) }).First.ClickAsync();
        await Page.WaitForLoadStateAsync();
    }

    public async Task Follow(string text)
    {
        await Page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = Begins(text) }).First.ClickAsync();
        await Page.WaitForLoadStateAsync();
    }

    public Task<string> ReadAsync() => Page.Locator("main").InnerTextAsync();

    private static Regex Begins(string text) => new($"^\\s*{Regex.Escape(text)}", RegexOptions.None, TimeSpan.FromSeconds(1));

    // The phone in the visitor's other hand: the newest message of the development mailbox.
    private async Task<string> ReadCodeAsync()
    {
        var phone = await Page.Context.NewPageAsync();
        await phone.GotoAsync($"{Language}/development/mailbox");
        var code = await phone.GetByTestId("message-code").First.InnerTextAsync();
        await phone.CloseAsync();
        return code.Trim();
    }
}
