using Microsoft.Playwright;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>Works at a desk.</summary>
internal sealed class Officer(IPage page, string language) : Visitor(page, language)
{
    public Task OpenCaseAsync(string reference) => GoAsync($"desk/cases/{reference}");

    /// <summary>Judges every clause that waits for an officer as met.</summary>
    public async Task JudgeAllMetAsync(string reference)
    {
        await OpenCaseAsync(reference);
        var pass = Page.Locator("main form.judge button[name=Verdict][value=Pass]:visible");
        for (var i = 0; i < 60 && await pass.CountAsync() > 0; i++)
        {
            await pass.First.ClickAsync();
            await Page.WaitForLoadStateAsync();
        }
    }

    public async Task DecideAsync(string reference, string action, string? reason = null)
    {
        await GoAsync($"desk/cases/{reference}/decisions/{action}");
        if (reason is not null) await Page.FillAsync("[name=Reason]", reason);
        await Page.Locator("main form button[type=submit], main form button:not([type])").Last.ClickAsync();
        await Page.WaitForLoadStateAsync();
    }
}
