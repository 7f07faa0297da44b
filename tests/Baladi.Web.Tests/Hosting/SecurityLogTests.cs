using System.Collections.Concurrent;
using System.Net;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Hosting;
using Baladi.Web.Shared.Security;
using Baladi.Web.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>Whoever watches over the portal sees what matters, and nothing about the people it happens to.</summary>
public class SecurityLogTests(SecurityLogTests.Server server) : IClassFixture<SecurityLogTests.Server>
{
    private const string WrongPassword = "wrong horse battery 7";

    [Fact]
    public async Task SignIn_WrongThenRight_IsToldWithTheAccountOnceItIsKnown()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/sign-in", "/account/sign-in");

        using var wrong = await client.SubmitAsync(form, ("NationalId", Who.OtherCitizen), ("Password", WrongPassword));
        var refused = server.Lines.Last(line => line.Of(SecurityEvent.ProofRefused));
        await server.SignInAsync(client, Who.OtherCitizen);
        var entered = server.Lines.Last(line => line.Of(SecurityEvent.SignedIn));
        using var left = await client.PostAsync(DeskVisits.Address("/ar/account/sign-out"), new FormUrlEncodedContent([]));
        var gone = server.Lines.Last(line => line.Of(SecurityEvent.SignedOut));

        var account = (await server.AccountAsync(Who.OtherCitizen)).Id;
        Assert.Equal(("null", "127.0.0.0/24", LogEventLevel.Warning), (refused["Account"], refused["Network"], refused.Event.Level));
        Assert.Equal(($"{account}", $"{account}"), (entered["Account"], gone["Account"]));
        Assert.Equal("\"cache\"", string.Join("", left.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task Staff_PasswordAlone_IsTheFirstFactorOnly()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/sign-in", "/account/sign-in");

        using var answer = await client.SubmitAsync(form, ("NationalId", Who.SecondReviewer), ("Password", "Baladi-Demo-2026"));

        Assert.Equal($"{(await server.AccountAsync(Who.SecondReviewer)).Id}", server.Lines.Last(line => line.Of(SecurityEvent.FirstFactor))["Account"]);
    }

    [Theory]
    [InlineData("/ar/desk", HttpStatusCode.Forbidden, SecurityEvent.Forbidden)]
    [InlineData("/ar/licenses/cases/B-0000-0000", HttpStatusCode.NotFound, SecurityEvent.NotTheirs)]
    public async Task Access_Refused_IsToldOnce(string path, HttpStatusCode status, SecurityEvent told)
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        var before = server.Lines.Count(line => line.Of(told));

        using var answer = await client.GetAsync(DeskVisits.Address(path));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(1, server.Lines.Count(line => line.Of(told)) - before);
    }

    [Fact]
    public async Task Form_WithoutToken_IsToldAsUnproven()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        var before = server.Lines.Count(line => line.Of(SecurityEvent.Unproven));

        using var noToken = await client.PostAsync(DeskVisits.Address("/ar/account/profile/language"), new FormUrlEncodedContent([KeyValuePair.Create("Language", "ar")]));
        using var elsewhere = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, DeskVisits.Address("/ar/feedback")) { Headers = { { "Sec-Fetch-Site", "cross-site" } }, Content = new FormUrlEncodedContent([]) });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (noToken.StatusCode, elsewhere.StatusCode));
        Assert.Equal(2, server.Lines.Count(line => line.Of(SecurityEvent.Unproven)) - before);
    }

    [Fact]
    public async Task Lines_WhateverHappened_NameNobodyAndHoldNothingTyped()
    {
        using var client = await server.SignedInAsync(Who.Reviewer);
        var form = await client.FormAsync("/ar/account/password");
        using var wrong = await client.SubmitAsync(form, ("CurrentPassword", WrongPassword), ("NewPassword", WrongPassword), ("NewPasswordAgain", WrongPassword + "!"));

        var all = string.Join('\n', server.Lines.Select(line => line.Event.RenderMessage(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Contains(nameof(SecurityEvent.ProofRefused), all, StringComparison.Ordinal);
        foreach (var secret in new[] { WrongPassword, Who.Reviewer, Who.OtherCitizen, Who.Citizen, "+9665", "127.0.0.1" }) Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_WithAValueOfSeveralLines_StaysOne()
    {
        var formatter = Observability.Lines(forPeople: false);
        using var written = new StringWriter();

        formatter.Format(new LogEvent(new DateTimeOffset(2026, 11, 26, 6, 0, 0, TimeSpan.FromHours(3)), LogEventLevel.Warning, null, new MessageTemplateParser().Parse("{Route}"), [new("Route", new ScalarValue("a\r\n{\"@t\":\"forged\"}\n"))]), written);

        var line = Assert.Single(written.ToString().TrimEnd().Split('\n'));
        Assert.Equal("2026-11-26T03:00:00.0000000Z", System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("@t").GetString());
    }

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    public void Network_OfAnAddress_IsItsFirstPart(string address, string network) => Assert.Equal(network, SecurityLog.Network(IPAddress.Parse(address)));

    internal sealed record Line(LogEvent Event)
    {
        public string this[string property] => Event.Properties[property].ToString().Trim('"');
        public bool Of(SecurityEvent happened) => this["Event"] == happened.ToString();
    }

    public sealed class Server : BaladiServer, ILogEventSink
    {
        private readonly ConcurrentQueue<LogEvent> events = new();

        internal IReadOnlyList<Line> Lines => [.. events.Where(told => told.Properties.TryGetValue("SourceContext", out var source) && source.ToString() == $"\"{SecurityLog.Category}\"").Select(told => new Line(told))];

        public void Emit(LogEvent logEvent) => events.Enqueue(logEvent);

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<ILogEventSink>(this);
    }
}
