using Baladi.Core.People.Factors;
using Baladi.Web.Areas.Account.SignInCode;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Account.StepUp;

/// <param name="ByFactor">The account has a second factor, and gives that instead of its password.</param>
/// <param name="Mobile">Masked.</param>
/// <param name="Sent">A code was just sent.</param>
public sealed record StepUpPage(StepUpForm Form, bool ByFactor, FactorWays Ways, string Mobile, bool Sent = false);

public sealed record StepUpForm
{
    [AsTyped] public string? Password { get; init; }
    [FoldedDigits] public string? Code { get; init; }
    public string? ReturnUrl { get; init; }
    /// <summary>The form that is to be sent once this is done, sealed.</summary>
    public string? Kept { get; init; }
}

/// <summary>Makes the page for whoever is signed in, wherever it is shown.</summary>
public sealed class StepUpPages(ReadFactors factors, CurrentActor current)
{
    public async Task<StepUpPage> OfAsync(StepUpForm form, CancellationToken cancel)
    {
        var own = await factors.OfAsync(current.Actor.AccountId!.Value, cancel);
        return new(form, own.Count > 0, new(own), own.Mobile);
    }
}
