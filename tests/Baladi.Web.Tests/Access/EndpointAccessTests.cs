using System.Net;
using System.Text;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Access;

/// <summary>Every endpoint of the running portal, asked by every role, against <see cref="AccessTable"/>.</summary>
public class EndpointAccessTests(AccessServer server) : IClassFixture<AccessServer>
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public static IEnumerable<object[]> RowsAndSubjects =>
        from row in AccessTable.Rows from subject in row.Subjects select new object[] { row.Endpoint, subject.Name };

    public static TheoryData<string> Unsafe => [.. AccessTable.Rows.Where(row => row.IsUnsafe).Select(row => row.Endpoint)];

    [Fact]
    public void Endpoints_Each_StandInTheTable() =>
        Assert.Equal(AccessTable.Rows.Select(row => row.Endpoint).Order(StringComparer.Ordinal), Endpoints().Select(NameOf).Order(StringComparer.Ordinal));

    [Fact]
    public void Endpoints_Each_DeclareWhomTheyAnswer() =>
        Assert.Empty(AllEndpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(declared => declared.Policy is not null)).Select(NameOf));

    [Theory]
    [MemberData(nameof(RowsAndSubjects))]
    public async Task Endpoint_ForEachRole_AnswersAsTheTableSays(string endpoint, string about)
    {
        var row = AccessTable.Rows.Single(row => row.Endpoint == endpoint);
        var subject = row.Subjects.Single(subject => subject.Name == about);
        var places = await Places.OfAsync(server, row, subject);
        var before = await VersionAsync(row, subject);

        var wrong = new List<string>();
        // Whoever may not comes first: what one who may has thrown away is missing for everybody.
        foreach (var role in Enum.GetValues<Role>().OrderBy(role => row.Audience(role, subject) == Answer.Reached))
        {
            var (answer, status) = await AskAsync(row, places, await server.SessionAsync(role), withToken: true);
            if (row.EndsSession) server.Forget(role);
            if (answer != row.Audience(role, subject)) wrong.Add($"{role}: {answer} ({status}) instead of {row.Audience(role, subject)}");
        }

        Assert.True(wrong.Count == 0, $"{endpoint}, {about}\n{string.Join('\n', wrong)}");
        Assert.Equal(before, await VersionAsync(row, subject));
    }

    [Theory]
    [MemberData(nameof(Unsafe))]
    public async Task UnsafeEndpoint_WithoutProof_RefusesWhomItWouldAnswer(string endpoint)
    {
        var row = AccessTable.Rows.Single(row => row.Endpoint == endpoint);
        var subject = row.Subjects[0];
        var places = await Places.OfAsync(server, row, subject);
        var role = Enum.GetValues<Role>().Skip(1).OrderByDescending(role => row.Audience(role, subject) == Answer.Reached).ThenByDescending(role => row.Audience(role, subject) == Answer.Missing).First();
        var session = await server.SessionAsync(role);

        var (foreign, _) = await AskAsync(row, places, session, withToken: false, site: "cross-site");
        var (own, _) = await AskAsync(row, places, session, withToken: false, site: "same-origin");

        if (row.EndsSession) server.Forget(role);

        Assert.Equal(row.Asks ? Answer.Reached : Answer.Unproven, foreign);
        Assert.Equal(row.ByOrigin || row.Asks ? Answer.Reached : Answer.Unproven, own);
    }

    private async Task<(Answer, HttpStatusCode)> AskAsync(Row row, Places places, AccessServer.Session session, bool withToken, string? site = null)
    {
        using var request = new HttpRequestMessage(row.IsUnsafe ? HttpMethod.Post : HttpMethod.Get, new Uri(server.Address, places.Fill(row.Address)));
        request.Headers.Add("Cookie", session.Cookies);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (row.Json is { } json) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        else if (row.IsUnsafe)
            request.Content = new FormUrlEncodedContent(row.Form.Select(field => (field.Name, Value: places.Fill(field.Value))).Concat(withToken ? [session.Token] : [])
                .Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Client.SendAsync(request);
        return (Read(response, row.IsUnsafe), response.StatusCode);
    }

    private static Answer Read(HttpResponseMessage response, bool isUnsafe) => response.StatusCode switch
    {
        HttpStatusCode.Unauthorized => Answer.SignIn,
        HttpStatusCode.Forbidden => Answer.Forbidden,
        HttpStatusCode.NotFound => Answer.Missing,
        HttpStatusCode.BadRequest when isUnsafe => Answer.Unproven,
        HttpStatusCode.Redirect when IsToSignIn(response.Headers.Location!.OriginalString, isUnsafe) => Answer.SignIn,
        // 405 would say that the table has the method wrong.
        HttpStatusCode.MethodNotAllowed or >= HttpStatusCode.InternalServerError => throw new InvalidOperationException($"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode}."),
        _ => Answer.Reached,
    };

    // Only who was sent away has an address to come back to; the pages of signing in lead there of themselves.
    private static bool IsToSignIn(string location, bool isUnsafe) =>
        location.StartsWith("/ar/account/sign-in", StringComparison.Ordinal) && !location.StartsWith("/ar/account/sign-in/", StringComparison.Ordinal)
        && (isUnsafe || location.Contains("returnUrl=", StringComparison.Ordinal));

    /// <summary>Every answer leaves the case as it was.</summary>
    private async Task<long?> VersionAsync(Row row, Subject subject) => subject.Open is null ? null : (await Places.CaseOfAsync(server, row, subject)).Version;

    private IEnumerable<RouteEndpoint> AllEndpoints() => server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    // Bundles, fonts and pictures: one rule for all of them, which the declaration test holds.
    private IEnumerable<RouteEndpoint> Endpoints() => AllEndpoints().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{string.Join('/', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]) switch { "" => "ANY", var methods => methods }} /{Address(endpoint.RoutePattern)}";

    private static string Address(RoutePattern pattern) =>
        pattern.RawText!.TrimStart('/').Replace($"{{{CultureConvention.Key}:{CultureConvention.Key}}}", "ar", StringComparison.Ordinal).TrimEnd('/');
}
