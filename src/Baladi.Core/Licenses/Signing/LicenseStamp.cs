using System.Text.Json.Serialization;

namespace Baladi.Core.Licenses.Signing;

/// <summary>
/// The short signed form of a license, for the QR code on its paper: what a person compares with the paper, in Arabic only, and where its status stands.
/// All that <see cref="SignedLicense"/> says is two to three thousand characters, whose code no phone reads from paper.
/// </summary>
public sealed record LicenseStamp
{
    /// <summary>The type in the header.</summary>
    public const string Type = "stamp+jwt";

    [JsonPropertyName("iss")] public required string Issuer { get; init; }
    /// <summary>The number of the license.</summary>
    [JsonPropertyName("sub")] public required string Number { get; init; }
    [JsonPropertyName("iat")] public required long SignedAt { get; init; }
    [JsonPropertyName("t")] public required string Title { get; init; }
    [JsonPropertyName("n")] public required string Name { get; init; }
    [JsonPropertyName("h")] public required string Holder { get; init; }
    /// <summary>Without it the paper of one shop would do for another of the same name.</summary>
    [JsonPropertyName("a"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? ShortAddress { get; init; }
    [JsonPropertyName("f")] public required DateOnly ValidFrom { get; init; }
    [JsonPropertyName("u")] public required DateOnly ValidTo { get; init; }
    [JsonPropertyName("status")] public required StatusClaim Status { get; init; }
    /// <summary>Issued by a demonstration system, without effect.</summary>
    [JsonPropertyName("demo"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Demo { get; init; }
}
