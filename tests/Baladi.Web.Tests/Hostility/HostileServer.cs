using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.TestKit.Portals;
using Baladi.Web.Hosting;
using Baladi.Web.Tests.Access;
using Baladi.Web.Tests.Cases;
using Baladi.Web.Tests.Desk;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Xunit;

namespace Baladi.Web.Tests.Hostility;

/// <summary>A portal that nothing but requests changes, with words in what belongs to others that none of the askers may ever read.</summary>
#pragma warning disable CA1001 // Ends with the fixture.
public sealed class HostileServer : AccessServer, IAsyncLifetime, ILogEventSink
{
    /// <summary>Stands in rows of others only.</summary>
    internal const string Canary = "KANARI7Q3XZ";

    private DatabaseWatch? watch;
    private RawClient? raw;
    private Dictionary<string, IReadOnlyList<string>> names = [];
    private readonly Dictionary<string, Places> places = [];

    internal DatabaseWatch Watch => watch!;
    internal RawClient Raw => raw!;

    /// <summary>What the endpoint of a row binds.</summary>
    internal IReadOnlyList<string> NamesOf(Row row) => names.TryGetValue(row.Endpoint, out var bound) ? bound : [];

    /// <summary>How many uploads lie there, known to a row or not, stored or broken off.</summary>
    internal int FilesOnDisk()
    {
        var storage = Services.GetRequiredService<Settings>().Installation.Storage;
        return new[] { "files", "incoming" }.Select(folder => Path.Combine(storage, folder)).Where(Directory.Exists).Sum(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
    }

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await PlantAsync();
        watch = new(Services);
        raw = new(Address);
        names = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null)
            .GroupBy(EndpointNames.Of).ToDictionary(group => group.Key, group => BoundBy(group.First().Metadata.GetRequiredMetadata<ControllerActionDescriptor>()));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        watch?.Dispose();
        raw?.Dispose();
        await DisposeAsync();
    }

    /// <summary>The addresses of a row about a subject; drafts are shared, since nobody may have many.</summary>
    internal async Task<Places> PlacesAsync(Row row, Subject subject)
    {
        var key = subject == Subject.Draft || subject == Subject.UnverifiedDraft ? subject.Name : row.Endpoint + subject.Name;
        return places.TryGetValue(key, out var known) ? known : places[key] = await Places.OfAsync(this, row, subject);
    }

    /// <summary>Signs in again where the session has ended; wrong tries of others at the account are forgiven before.</summary>
    internal async Task RenewAsync(Role role)
    {
        if (role == Role.Anonymous) return;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, DeskVisits.Address("/ar/account/profile"));
        request.Headers.Add("Cookie", (await SessionAsync(role)).Cookies);
        using var answer = await client.SendAsync(request);
        if (answer.IsSuccessStatusCode) return;
        Forget(role);
        await this.WithAsync(async services =>
        {
            var accounts = services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Core.People.Account>>();
            var account = (await accounts.FindByNameAsync(services.GetRequiredService<Core.People.NationalIdVault>().Hash(role.NationalId()!)))!;
            await accounts.SetLockoutEndDateAsync(account, null);
            return await accounts.ResetAccessFailedCountAsync(account);
        });
    }

    internal async Task ForgetDraftAsync(Subject subject)
    {
        if (!places.Remove(subject.Name, out var known)) return;
        var actor = await ActorAsync(subject.Parties[0]);
        await this.WithAsync(services => services.GetRequiredService<DiscardDraftHandler>().HandleAsync(new(known.Fill("{reference}")), actor, default));
    }

    /// <summary>What broke last, for whoever reads the failure of a test.</summary>
    internal string LastError { get; private set; } = "";

    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Exception is { } error) LastError = string.Join("\n        ", error.ToString().Split('\n').Take(14));
    }

    // Its jobs write whenever they like, which would look like the doing of a request.
    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<ILogEventSink>(this);
        foreach (var job in services.Where(service => service.ImplementationType == typeof(Clockwork)).ToList()) services.Remove(job);
    }

    private async Task PlantAsync()
    {
        var there = await DemoStories.CaseAsync(this, Subject.Jeddah.Open!);
        var reviewer = await ActorAsync(Role.JeddahReviewer);
        foreach (var isNote in new[] { true, false })
            await this.WithAsync(async services => (await services.GetRequiredService<SendMessageHandler>().HandleAsync(new(there.Reference, $"{Canary} {isNote}", isNote), reviewer, default)).Expect());
        var resident = await Services.ActorAsync(Who.Resident);
        await this.WithAsync(async services =>
        {
            var reference = (await services.GetRequiredService<StartDraftHandler>().HandleAsync(new("food-license"), resident, default)).Expect();
            (await services.GetRequiredService<SaveAnswersHandler>().HandleAsync(new(reference, "activity", new Dictionary<string, string?> { ["license.activity"] = "cafe" }), resident, default)).Expect();
            var review = services.GetRequiredService<DraftReviewer>().Review((await services.GetRequiredService<OwnDrafts>().FindAsync(reference, resident, default))!, resident)!;
            var clause = review.Evidence.First();
            return (await services.GetRequiredService<AttachFileHandler>().HandleAsync(new AttachFile(reference, clause.ClauseCode, Canary + ".pdf", new MemoryStream(Samples.For(clause.Clause))), resident, default)).Expect();
        });
    }

    private static IReadOnlyList<string> BoundBy(ControllerActionDescriptor action) =>
    [
        .. action.Parameters.Where(parameter => parameter.ParameterType != typeof(CancellationToken) && parameter.BindingInfo?.BindingSource?.IsFromRequest != false).SelectMany(Names),
        // Pages of questions bind by the codes of facts.
        .. action.ControllerName is "Questions" or "Corrections" or "Declarations" ? ["license.activity", "shop.tradeName", "shop.area", "food.kitchenArea", "event.from.year", "place.municipality", "applicant.establishment"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Names(ParameterDescriptor parameter) =>
        parameter.ParameterType.Namespace?.StartsWith("Baladi", StringComparison.Ordinal) == true && !parameter.ParameterType.IsEnum
            ? parameter.ParameterType.GetProperties().Where(property => property.CanWrite).Select(property => property.Name)
            : [parameter.BindingInfo?.BinderModelName ?? parameter.Name];
}
