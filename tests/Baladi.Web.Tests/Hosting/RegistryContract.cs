using Baladi.Core.Data.Seeding;
using Baladi.Core.Registries;
using Baladi.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>What every provider of a registry keeps to. A provider is a class that ends this one.</summary>
public abstract class RegistryContract
{
    private const string Known = "1000000016";
    private const string Unknown = "1098000000";

    protected abstract IRegistry<TQuestion, TRecord> Of<TQuestion, TRecord>() where TQuestion : class, IRegistryQuestion where TRecord : class;

    [Fact]
    public async Task Identity_Known_IsAYesWithTheRecord()
    {
        var reply = await Of<IdentityQuestion, IdentityRecord>().AskAsync(new(Known), default);

        Assert.Equal(RegistryVerdict.Yes, reply.Verdict);
        Assert.Equal("Fahad Nasser Al-Otaibi", reply.Record!.Name.En);
        Assert.Equal("1000003010", Assert.Single(reply.Record.Wards!).NationalId);
    }

    [Fact]
    public async Task EveryRegistry_SubjectItDoesNotKnow_HasNoDataAndNoRecord()
    {
        Assert.Equal((RegistryVerdict.NoData, true), Read(await Of<IdentityQuestion, IdentityRecord>().AskAsync(new(Unknown), default)));
        Assert.Equal((RegistryVerdict.NoData, true), Read(await Of<EstablishmentsQuestion, EstablishmentsRecord>().AskAsync(new(Unknown), default)));
        Assert.Equal((RegistryVerdict.NoData, true), Read(await Of<DeedQuestion, DeedRecord>().AskAsync(new("000000000000", Known), default)));
        Assert.Equal((RegistryVerdict.NoData, true), Read(await Of<AddressQuestion, AddressRecord>().AskAsync(new("ZZZZ0000"), default)));
        Assert.Equal((RegistryVerdict.NoData, true), Read(await Of<OfficeQuestion, OfficeRecord>().AskAsync(new("9999999999"), default)));
    }

    [Fact]
    public async Task EveryRegistry_SubjectThatIsNotSo_SaysNoWithoutARecord()
    {
        Assert.Equal((RegistryVerdict.No, true), Read(await Of<EstablishmentsQuestion, EstablishmentsRecord>().AskAsync(new("1000000040"), default)));
        Assert.Equal((RegistryVerdict.No, true), Read(await Of<DeedQuestion, DeedRecord>().AskAsync(new("310104012345", "1000000008"), default)));
        Assert.Equal((RegistryVerdict.No, true), Read(await Of<OfficeQuestion, OfficeRecord>().AskAsync(new("1010000016"), default)));
    }

    [Fact]
    public async Task EveryRegistry_SubjectItKnows_AnswersWithTheRecord()
    {
        Assert.Contains("1010000073", (await Of<EstablishmentsQuestion, EstablishmentsRecord>().AskAsync(new(Known), default)).Record!.Establishments.Select(one => one.CommercialRegistration));
        Assert.Equal((900m, 1m), (await Of<DeedQuestion, DeedRecord>().AskAsync(new("310104012345", Known), default)).Record is { } deed ? (deed.Area, deed.Share) : default);
        Assert.Equal("13312", (await Of<AddressQuestion, AddressRecord>().AskAsync(new("RSDA3106"), default)).Record!.PostalCode);
        Assert.Equal([OfficeDiscipline.Design, OfficeDiscipline.Surveying], (await Of<OfficeQuestion, OfficeRecord>().AskAsync(new("1010000032"), default)).Record!.Disciplines);
    }

    private static (RegistryVerdict, bool) Read<T>(RegistryReply<T> reply) where T : class => (reply.Verdict, reply.Record is null);
}

public class DevelopmentRegistryTests : RegistryContract
{
    private static readonly DevelopmentRegistries Demo = SeedRegistries.Fill();

    protected override IRegistry<TQuestion, TRecord> Of<TQuestion, TRecord>() => new DevelopmentRegistry<TQuestion, TRecord>(Demo);
}

/// <summary>By HTTP, with retries and the circuit breaker as they run, against a registry that answers from the demo data.</summary>
public class HttpRegistryTests(HttpRegistryTests.Fixture registries) : RegistryContract, IClassFixture<HttpRegistryTests.Fixture>
{
    protected override IRegistry<TQuestion, TRecord> Of<TQuestion, TRecord>() => registries.Services.GetRequiredService<IRegistry<TQuestion, TRecord>>();

    [Fact]
    public async Task Registry_FailingTwice_IsAskedAgainAndAnswers()
    {
        var asked = registries.Misbehave("fail", times: 2);

        var reply = await Of<OfficeQuestion, OfficeRecord>().AskAsync(new("1010000032"), default);

        Assert.Equal((RegistryVerdict.Yes, 3), (reply.Verdict, asked()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"answer":"yes"}""")]
    [InlineData("""{"answer":"perhaps"}""")]
    [InlineData("""{"answer":"yes","record":{"accreditationNumber":"EO"}}""")]
    public async Task Registry_TalkingNonsense_HasFailed(string nonsense)
    {
        registries.Misbehave(nonsense, times: 1);

        Assert.Equal(RegistryVerdict.Failed, (await Of<OfficeQuestion, OfficeRecord>().AskAsync(new("1010000032"), default)).Verdict);
    }

    [Fact]
    public async Task Registry_WrongToken_HasFailed()
    {
        var (http, settings) = (new HttpClient(), new RegistrySettings(new(registries.Address, "Identity"), "wrong"));

        Assert.Equal((RegistryVerdict.Failed, "status 401"), await new HttpRegistry<IdentityQuestion, IdentityRecord>(http, settings).AskAsync(new("1000000016"), default) is var reply ? (reply.Verdict, reply.Failure) : default);
    }

    [Fact]
    public void Addresses_AskedFor_HoldNothingPersonal() => Assert.All(registries.Addresses, address => Assert.DoesNotMatch("[0-9]{4,}", address));

    [Fact]
    public async Task Registry_NotConfigured_Fails()
    {
        var services = new ServiceCollection();
        services.AddRegistries(new ConfigurationBuilder().Build(), demo: false);
        await using var provider = services.BuildServiceProvider();

        var reply = await provider.GetRequiredService<IRegistry<EstablishmentsQuestion, EstablishmentsRecord>>().AskAsync(new("1000000016"), default);

        Assert.Equal((RegistryVerdict.Failed, "not configured"), (reply.Verdict, reply.Failure));
    }

    [Fact]
    public void Settings_AddressWithoutToken_StopTheStart() => Assert.Throws<InvalidOperationException>(() =>
        Registries.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Registries:Identity:Address"] = "https://registry.test/" }).Build(), Registry.Identity));

    public sealed class Fixture : IAsyncLifetime
    {
        private readonly DevelopmentRegistries known = SeedRegistries.Fill();
        private readonly List<string> addresses = [];
        private WebApplication server = null!;
        private (string How, int Times, int Asked) mischief;

        public ServiceProvider Services { get; private set; } = null!;

        public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        public IReadOnlyList<string> Addresses => addresses;

        /// <returns>How often it was asked since.</returns>
        public Func<int> Misbehave(string how, int times)
        {
            mischief = (how, times, 0);
            return () => mischief.Asked;
        }

        public async Task InitializeAsync()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            server = builder.Build();
            Map<IdentityQuestion, IdentityRecord>(Registry.Identity);
            Map<EstablishmentsQuestion, EstablishmentsRecord>(Registry.CommercialRegistration);
            Map<DeedQuestion, DeedRecord>(Registry.Deeds);
            Map<AddressQuestion, AddressRecord>(Registry.NationalAddress);
            Map<OfficeQuestion, OfficeRecord>(Registry.EngineeringOffices);
            await server.StartAsync();
            var settings = Enum.GetValues<Registry>().SelectMany(registry => new[] { KeyValuePair.Create($"Registries:{registry}:Address", (string?)new Uri(Address, registry.ToString()).ToString()), KeyValuePair.Create($"Registries:{registry}:Token", (string?)"token of tests") });
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddRegistries(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), demo: false);
            Services = services.BuildServiceProvider();
        }

        public async Task DisposeAsync()
        {
            await Services.DisposeAsync();
            await server.DisposeAsync();
        }

        private void Map<TQuestion, TRecord>(Registry registry) where TQuestion : class, IRegistryQuestion where TRecord : class => server.MapPost("/" + registry, async (HttpContext context) =>
        {
            lock (addresses) addresses.Add(context.Request.Path + context.Request.QueryString);
            if (context.Request.Headers.Authorization != "Bearer token of tests") return Results.Unauthorized();
            mischief.Asked++;
            if (mischief.Times > 0)
            {
                mischief.Times--;
                return mischief.How == "fail" ? Results.StatusCode(503) : Results.Content(mischief.How, "application/json");
            }
            var question = await context.Request.ReadFromJsonAsync<TQuestion>(RegistryJson.Options);
            var reply = await new DevelopmentRegistry<TQuestion, TRecord>(known).AskAsync(question!, default);
            var answer = reply.Verdict switch { RegistryVerdict.Yes => "yes", RegistryVerdict.No => "no", _ => "noData" };
            return Results.Json(new { answer, record = reply.Record, validTo = reply.ValidTo }, RegistryJson.Options);
        });
    }
}
