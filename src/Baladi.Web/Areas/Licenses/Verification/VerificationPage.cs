using Baladi.Core.Authorities;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Verification;

public sealed record VerificationForm
{
    [FoldedDigits] public string? Number { get; init; }
}

/// <summary>What anybody may know of a license, and when it was looked up.</summary>
public sealed record VerificationPage(VerifiedLicense License, LocalizedText? Service, Authority Authority, Authority? Amanah, DateTimeOffset At, bool Illustrative, bool Demo)
{
    /// <summary>Whether it was found in the register, where the reader goes back to.</summary>
    public bool InRegister { get; init; }

    /// <summary>Whether its name is among what is printed on it, and need not be said apart.</summary>
    public bool PrintsName => License.Printed.Fields.Any(printed => printed.Value.Ar == License.Name);
}

/// <param name="Number">What was looked for, where it can be a number at all.</param>
public sealed record NotFoundPage(string? Number, DateTimeOffset At);
