using System.Text.Json;
using System.Text.Json.Serialization;
using Baladi.Core.Language;

namespace Baladi.Core.Licenses.Signing;

/// <summary>What is signed of a license, as a JSON Web Signature (RFC 7515): what is printed on it, and where its status stands.</summary>
public sealed record SignedLicense
{
    /// <summary>The type in the header.</summary>
    public const string Type = "license+jwt";

    [JsonPropertyName("iss")] public required string Issuer { get; init; }
    /// <summary>The number of the license.</summary>
    [JsonPropertyName("sub")] public required string Number { get; init; }
    /// <summary>When it was signed, in seconds since 1970.</summary>
    [JsonPropertyName("iat")] public required long SignedAt { get; init; }
    public required LocalizedText Title { get; init; }
    public required string Name { get; init; }
    public required LocalizedText Holder { get; init; }
    public required LocalizedText Authority { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>The last day. No expiry of the signature: a license that has run out is still one that was issued.</summary>
    public required DateOnly ValidTo { get; init; }
    public required IReadOnlyList<PrintedField> Fields { get; init; }
    public required IReadOnlyList<LocalizedText> Conditions { get; init; }
    /// <summary>Where to see it.</summary>
    public required string Verification { get; init; }
    public required StatusClaim Status { get; init; }
    /// <summary>Issued by a demonstration system, without effect.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Demo { get; init; }

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>A place in a status list (IETF draft Token Status List).</summary>
public sealed record StatusClaim([property: JsonPropertyName("status_list")] StatusPlace List);

public sealed record StatusPlace([property: JsonPropertyName("idx")] int Index, [property: JsonPropertyName("uri")] string Address);
