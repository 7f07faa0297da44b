using Microsoft.Playwright;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>A page on its way into a state, in one language.</summary>
internal sealed record Visit(IPage Page, string Language, Demo Demo)
{
    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync($"{Language}/{path}");

    public Task SignInAsync(string nationalId) => Demo.SignInAsync(Page, nationalId, Language);

    /// <summary>Sends a form as it stands, past what the browser itself would check, and waits for the page that answers.</summary>
    /// <param name="form">A selector of the form or of the button that is pressed in it.</param>
    public async Task SendAsync(string form)
    {
        // The page that answers, often under the same address: only its arrival tells it from the one that was sent.
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IFrame frame) => arrived.TrySetResult();
        Page.FrameNavigated += Arrive;
        await Page.Locator(form).First.EvaluateAsync("""
            sent => {
              const form = sent.form ?? sent;
              form.noValidate = true;
              // Not before this call has come back: what it runs in ends with the page.
              setTimeout(() => form.requestSubmit(sent === form ? null : sent));
            }
            """);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Page.FrameNavigated -= Arrive;
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Sets fields, visible or not, by their names.</summary>
    public async Task FillAsync(params IEnumerable<(string Name, string Value)> fields)
    {
        foreach (var (name, value) in fields)
            await Page.Locator($"main [name='{name}']").First.EvaluateAsync("(field, value) => { if (field.type === 'checkbox') field.checked = true; else field.value = value; }", value);
    }
}

/// <summary>A state of a page: as whom (a national ID, or nobody) and how one gets there.</summary>
internal sealed record State(string Name, string? Who, Func<Visit, Task> Open)
{
    /// <summary>A page that is there: an error of ours is none of its states.</summary>
    public static State Of(string name, string? who, string path) => new(name, who, async visit =>
    {
        if (await visit.GoAsync(path) is { Status: >= 500 and var status }) throw new InvalidOperationException($"{path} answered {status}.");
    });
}
