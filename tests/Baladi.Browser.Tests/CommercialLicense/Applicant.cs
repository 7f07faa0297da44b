using Microsoft.Playwright;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>Applies for licenses: answers whatever the form asks from the facts at hand, and uploads what it wants to see.</summary>
internal sealed class Applicant(IPage page, string language) : Visitor(page, language)
{
    private static readonly byte[] Pdf = "%PDF-1.4\n% a document of a test\n"u8.ToArray();
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64]];

    /// <summary>From the home page over the catalog to a new application; signs in on the way.</summary>
    public async Task BeginAsync(string service, string nationalId)
    {
        await GoAsync("");
        await Page.Locator("header nav a[href$='/services']").First.DispatchEventAsync("click");
        await Page.WaitForURLAsync("**/services");
        await Page.Locator($"main a[href$='/services/{service}']").First.ClickAsync();
        await Press(Says("services.start"));
        await SignInAsync(nationalId);
        if (Page.Url.Contains("/apply/", StringComparison.Ordinal)) await Page.Locator("main form[action*='/apply/'] button").ClickAsync();
        await Page.WaitForURLAsync("**/licenses/applications/*");
    }

    /// <summary>Answers page after page, as far as check-your-answers, or until the page whose code is given is open.</summary>
    public async Task AnswerAsync(IReadOnlyDictionary<string, string> facts, string? until = null)
    {
        for (var pages = 0; pages < 60; pages++)
        {
            if (until is not null && Page.Url.EndsWith($"/{until}", StringComparison.Ordinal)) return;
            if (Page.Url.EndsWith("/answers", StringComparison.Ordinal)) return;
            await StepAsync(facts);
        }
        throw new InvalidOperationException($"The form does not end; the last page was {Page.Url}.");
    }

    /// <summary>Files the application and answers the reference of the case.</summary>
    public async Task<string> SubmitAsync()
    {
        await Press(Says("applications.submit"));
        await Page.WaitForURLAsync("**/done");
        return (await Page.Locator("main .confirmation [dir=ltr], main .confirmation bdi").First.InnerTextAsync()).Trim();
    }

    public Task OpenCaseAsync(string reference) => GoAsync($"licenses/cases/{reference}");

    public async Task PayAsync(string reference)
    {
        await OpenCaseAsync(reference);
        await Follow(Says("case.pay"));
        await Press(Says("pay.do"));
        await Page.WaitForURLAsync("**/development/gateway/**");
        await Press(Says("development.gateway.pay"));
        await Page.WaitForURLAsync($"**/cases/{reference}**");
    }

    /// <summary>The address of the license's PDF on the case page.</summary>
    public async Task<string> LicensePdfAsync(string reference)
    {
        await OpenCaseAsync(reference);
        return (await Page.Locator("main a[href$='document.pdf']").First.GetAttributeAsync("href"))!;
    }

    private async Task StepAsync(IReadOnlyDictionary<string, string> facts)
    {
        if (Page.Url.EndsWith("/documents", StringComparison.Ordinal)) await UploadAllAsync();
        else if (Page.Url.EndsWith("/declarations", StringComparison.Ordinal))
        {
            foreach (var box in await Page.Locator("main input[type=checkbox]").AllAsync()) await box.CheckAsync();
            await Press(Says("applications.save"));
        }
        else if (await Page.Locator("main .question").CountAsync() == 0)
        {
            // The task list leads to the next open page.
            await Page.Locator("main a.button").First.ClickAsync();
            await Page.WaitForLoadStateAsync();
        }
        else
        {
            foreach (var (fact, value) in facts) await FillAsync(fact, value);
            await Press(Says("applications.save"));
        }
    }

    public async Task FillAsync(string fact, string value)
    {
        var radio = Page.Locator($"main input[type=radio][name='{fact}']");
        if (await radio.CountAsync() > 0) await Page.Locator($"main input[type=radio][name='{fact}'][value='{value}']").CheckAsync();
        else if (await Page.Locator($"main select[name='{fact}']").CountAsync() > 0) await ChooseAsync(fact, value);
        else if (await Page.Locator($"main [name='{fact}.day']").CountAsync() > 0)
        {
            var parts = value.Split('-');
            foreach (var (part, index) in new[] { ("year", 0), ("month", 1), ("day", 2) }) await Page.FillAsync($"main [name='{fact}.{part}']", parts[index]);
        }
        else if (await Page.Locator($"main [name='{fact}']").CountAsync() > 0) await Page.FillAsync($"main [name='{fact}']", value);
    }

    // A long list is searched by typing; the select underneath keeps the value.
    private async Task ChooseAsync(string fact, string value)
    {
        var select = Page.Locator($"main select[name='{fact}']");
        var combobox = Page.Locator("main [role=combobox]").First;
        if (await combobox.CountAsync() == 0 || await select.IsVisibleAsync())
        {
            await select.SelectOptionAsync(value);
            return;
        }
        var text = await select.Locator($"option[value='{value}']").First.TextContentAsync();
        await combobox.FillAsync(text!.Trim());
        await Page.GetByRole(AriaRole.Option, new() { Name = text.Trim() }).First.ClickAsync();
    }

    private async Task UploadAllAsync()
    {
        var wanted = await Page.Locator("main section.document").CountAsync();
        for (var i = 0; i < wanted; i++)
        {
            var section = Page.Locator("main section.document").Nth(i);
            if (await section.Locator(".badge--success").CountAsync() > 0) continue;
            var input = section.Locator("input[type=file]");
            var pdf = (await input.GetAttributeAsync("accept") ?? "").Contains("pdf", StringComparison.OrdinalIgnoreCase);
            await input.SetInputFilesAsync(new FilePayload { Name = pdf ? "document.pdf" : "photo.jpg", MimeType = pdf ? "application/pdf" : "image/jpeg", Buffer = pdf ? Pdf : Jpeg });
            await Page.Locator("main section.document").Nth(i).Locator(".badge--success").WaitForAsync();
        }
        await Press(Says("applications.continue"));
    }
}
