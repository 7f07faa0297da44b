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
    /// <summary>What is printed on it, without what the page already says as its name and holder.</summary>
    public IEnumerable<PrintedField> Fields => License.Printed.Fields.Where(printed =>
        printed.Value != License.Holder && printed.Value.Ar != License.Name && printed.Value.En != License.Name);
}

/// <param name="Number">What was looked for, where it can be a number at all.</param>
public sealed record NotFoundPage(string? Number, DateTimeOffset At);
