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
    public Task SignInAsync(string nationalId) => Client.SignInAsync(nationalId, async () => Code().Match(await Client.TextAsync($"/ar/development/mailbox?to={MobileOf(nationalId)}")).Groups[1].Value);

    // Of theirs only: reminders of a large system would push it off the page.
    private static string MobileOf(string nationalId) => DemoPeople.Read().People.Single(person => person.NationalId == nationalId).Mobile;

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("data-testid=\"message-code\">([0-9]{6})<")] private static partial Regex Code();
}
