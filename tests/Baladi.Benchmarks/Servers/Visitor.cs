using System.Net;
using System.Text.RegularExpressions;
using Baladi.Core.Data.Seeding;
using Baladi.TestKit.Servers;

namespace Baladi.Benchmarks.Servers;

/// <summary>Somebody with a browser of their own at a server in another process.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly Uri address;
    private readonly CookieContainer cookies = new();

    public Visitor(Uri address)
    {
        this.address = address;
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>As in the header of a request.</summary>
    public string Cookies => cookies.GetCookieHeader(address);

    /// <summary>With the code from the mailbox of the demo system where a second factor is asked for.</summary>
    public async Task SignInAsync(string nationalId)
    {
        var form = await Client.FormAsync("/ar/account/sign-in", "/account/sign-in");
        using var answer = await Client.SubmitAsync(form, ("NationalId", nationalId), ("Password", SeedDemoPeople.Password));
        var next = answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{nationalId} could not sign in ({(int)answer.StatusCode}).");
        if (!next.Contains("/sign-in/code", StringComparison.Ordinal)) return;
        var code = Code().Match(await Client.TextAsync("/ar/development/mailbox")).Groups[1].Value;
        using var entered = await Client.SubmitAsync(await Client.FormAsync(next, "/sign-in/code"), ("Code", code));
        if (entered.Headers.Location is null) throw new InvalidOperationException($"The code of {nationalId} was not taken ({(int)entered.StatusCode}).");
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("data-testid=\"message-code\">([0-9]{6})<")] private static partial Regex Code();
}
