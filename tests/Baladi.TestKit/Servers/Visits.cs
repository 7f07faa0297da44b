using System.Net;
using System.Text.RegularExpressions;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Data.Seeding;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Servers;

/// <summary>What tests do as visitors of a <see cref="BaladiServer{TProgram}"/>, over HTTP and with antiforgery on.</summary>
public static partial class Visits
{
    /// <summary>A client that is signed in with a demo account, second factor included.</summary>
    public static async Task<HttpClient> SignedInAsync<TProgram>(this BaladiServer<TProgram> server, string nationalId, string language = "ar") where TProgram : class
    {
        var client = server.CreateClient();
        await server.SignInAsync(client, nationalId, language: language);
        return client;
    }

    /// <summary>Signs the client in, and says where the portal then led it.</summary>
    public static Task<string> SignInAsync<TProgram>(this BaladiServer<TProgram> server, HttpClient client, string nationalId, string password = SeedDemoPeople.Password, string language = "ar") where TProgram : class =>
        client.SignInAsync(nationalId, () => server.CodeSentToAsync(nationalId), password, language);

    /// <param name="code">Where the second factor is found, once it was sent.</param>
    public static async Task<string> SignInAsync(this HttpClient client, string nationalId, Func<Task<string>> code, string password = SeedDemoPeople.Password, string language = "ar")
    {
        var form = await client.FormAsync($"/{language}/account/sign-in", "/account/sign-in");
        using var response = await client.SubmitAsync(form, ("NationalId", nationalId), ("Password", password));
        var next = response.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{nationalId} could not sign in ({(int)response.StatusCode}).");
        if (!next.Contains("/sign-in/code", StringComparison.Ordinal)) return next;

        var second = await client.FormAsync(next, "/sign-in/code");
        using var entered = await client.SubmitAsync(second, ("Code", await code()));
        return entered.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"The code of {nationalId} was not taken ({(int)entered.StatusCode}).");
    }

    /// <summary>Registers with the ID, whose password is then that of the demo accounts. Nothing is verified by it.</summary>
    /// <returns>The ID.</returns>
    public static async Task<string> RegisterAsync<TProgram>(this BaladiServer<TProgram> server, string nationalId) where TProgram : class
    {
        await using var scope = server.Services.CreateAsyncScope();
        var draft = scope.ServiceProvider.GetRequiredService<BeginRegistrationHandler>().Handle(
            new() { NationalId = nationalId, NameAr = "سالم بن راشد الشمري", NameEn = "Salem Rashid Al-Shammari", Mobile = $"05{nationalId[^8..]}", Password = SeedDemoPeople.Password, Language = "ar" }).Value!;
        var made = await scope.ServiceProvider.GetRequiredService<CompleteRegistrationHandler>().HandleAsync(new(draft, draft.Code), CancellationToken.None);
        return made.IsDone ? nationalId : throw new InvalidOperationException($"{nationalId} could not register.");
    }

    /// <summary>The code in the latest message to whoever has the ID.</summary>
    public static async Task<string> CodeSentToAsync<TProgram>(this BaladiServer<TProgram> server, string nationalId) where TProgram : class
    {
        await using var scope = server.Services.CreateAsyncScope();
        var hash = scope.ServiceProvider.GetRequiredService<NationalIdVault>().Hash(nationalId);
        var mobile = await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().People.Where(p => p.NationalIdHash == hash).Select(p => p.Mobile).SingleAsync();
        return await server.CodeSentToMobileAsync(mobile);
    }

    /// <summary>Waits until what is done after an answer is done.</summary>
    public static async Task SettleAsync<TProgram>(this BaladiServer<TProgram> server) where TProgram : class
    {
        var errands = server.Services.GetRequiredService<Errands>();
        while (!errands.AreDone) await Task.Delay(10);
    }

    /// <summary>The code in the latest message that has one.</summary>
    public static async Task<string> CodeSentToMobileAsync<TProgram>(this BaladiServer<TProgram> server, string mobile) where TProgram : class
    {
        await server.SettleAsync();
        await using var scope = server.Services.CreateAsyncScope();
        var bodies = await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Outbox.AsNoTracking().Where(m => m.Recipient == mobile).OrderByDescending(m => m.Id).Select(m => m.Body).Take(20).ToListAsync();
        return bodies.Select(body => SixDigits().Match(body)).FirstOrDefault(match => match.Success)?.Value ?? throw new InvalidOperationException($"No code was sent to {mobile}.");
    }

    /// <summary>The first form of a page whose address contains the words; the page's first POST form where none are given.</summary>
    public static async Task<HtmlForm> FormAsync(this HttpClient client, string page, string? addressContains = null)
    {
        using var response = await client.GetAsync(new Uri(page, UriKind.RelativeOrAbsolute));
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{page} answered {(int)response.StatusCode} {response.Headers.Location}.");
        return await response.FormAsync(addressContains);
    }

    public static async Task<HtmlForm> FormAsync(this HttpResponseMessage response, string? addressContains = null)
    {
        var forms = HtmlForm.ReadAll(await response.Content.ReadAsStringAsync());
        // The cookie notice and the header have forms of their own.
        return forms.FirstOrDefault(form => form.Method == "post" && (addressContains is null ? !form.Action.Contains("/cookies/", StringComparison.Ordinal) && !form.Action.EndsWith("/sign-out", StringComparison.Ordinal) : form.Action.Contains(addressContains, StringComparison.Ordinal)))
            ?? throw new InvalidOperationException($"There is no form to '{addressContains}', only to: {string.Join(", ", forms.Select(form => form.Action))}.");
    }

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, HtmlForm form, params IEnumerable<(string Name, string Value)> typed) =>
        client.PostAsync(new Uri(form.Action, UriKind.RelativeOrAbsolute), form.Filled(typed));

    public static async Task<string> TextAsync(this HttpClient client, string page) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(page, UriKind.RelativeOrAbsolute)));

    public static async Task<string> TextAsync(this HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    /// <summary>What the error summary of a form page says; empty where nothing is wrong.</summary>
    public static async Task<string> ErrorsAsync(this HttpResponseMessage response)
    {
        var summary = ErrorSummary().Match(await response.TextAsync());
        return summary.Success ? Tags().Replace(summary.Groups["list"].Value, " ").Trim() : "";
    }

    [GeneratedRegex(@"class=""error-summary"".*?<ul>(?<list>.*?)</ul>", RegexOptions.Singleline)] private static partial Regex ErrorSummary();
    [GeneratedRegex("<[^>]+>")] private static partial Regex Tags();
    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])")] private static partial Regex SixDigits();
}
