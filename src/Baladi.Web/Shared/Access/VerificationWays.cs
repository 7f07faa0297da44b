namespace Baladi.Web.Shared.Access;

/// <summary>How somebody can prove who they are on this installation. A support centre always can; the rest is configured.</summary>
/// <param name="NationalSignOn">Whether the national single sign-on is connected.</param>
public sealed record VerificationWays(bool NationalSignOn);
