using System.Net.Http.Json;
using System.Text.Json;

namespace Baladi.Core.Registries;

/// <param name="Address">Where the registry is asked.</param>
/// <param name="Token">Its bearer token, read from a file or the environment.</param>
/// <param name="Name">Who it is, as people read it.</param>
public sealed record RegistrySettings(Uri Address, string Token, string? Name = null);

/// <summary>
/// A registry by HTTP: the question as JSON in the body, never in the address, which proxies and logs keep; the answer is
/// <c>{ "answer": "yes|no|noData", "record": {…}, "validTo": "2027-01-31" }</c>. Everything else is a failure. Retries and the circuit
/// breaker are the client's.
/// </summary>
public sealed class HttpRegistry<TQuestion, TRecord>(HttpClient http, RegistrySettings settings) : IRegistry<TQuestion, TRecord> where TQuestion : IRegistryQuestion where TRecord : class
{
    public string Source => settings.Name ?? settings.Address.Host;

    public async Task<RegistryReply<TRecord>> AskAsync(TQuestion question, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address) { Content = JsonContent.Create<object>(question, options: RegistryJson.Options) };
        request.Headers.Authorization = new("Bearer", settings.Token);
        using var response = await http.SendAsync(request, cancel);
        if (!response.IsSuccessStatusCode) return new(RegistryVerdict.Failed, Failure: $"status {(int)response.StatusCode}");
        try
        {
            var read = await response.Content.ReadFromJsonAsync<Answer>(RegistryJson.Options, cancel);
            return read?.Verdict switch
            {
                "yes" when read.Record is not null => new(RegistryVerdict.Yes, read.Record, read.ValidTo),
                "no" => new(RegistryVerdict.No, ValidTo: read.ValidTo),
                "noData" => new(RegistryVerdict.NoData),
                _ => new(RegistryVerdict.Failed, Failure: "unreadable"),
            };
        }
        catch (JsonException) { return new(RegistryVerdict.Failed, Failure: "unreadable"); }
    }

    private sealed record Answer([property: System.Text.Json.Serialization.JsonPropertyName("answer")] string Verdict, TRecord? Record = null, DateOnly? ValidTo = null);
}

/// <summary>Where a registry is not configured it fails: what hangs on it is not decided, and nobody is given anything.</summary>
public sealed class MissingRegistry<TQuestion, TRecord> : IRegistry<TQuestion, TRecord> where TQuestion : IRegistryQuestion where TRecord : class
{
    public string Source => "–";

    public Task<RegistryReply<TRecord>> AskAsync(TQuestion question, CancellationToken cancel) => Task.FromResult(new RegistryReply<TRecord>(RegistryVerdict.Failed, Failure: "not configured"));
}
