using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Account.StepUp;

/// <param name="ByCode">The account has a second factor, and gives that instead of its password.</param>
/// <param name="Mobile">Masked.</param>
/// <param name="Sent">A code was just sent.</param>
public sealed record StepUpPage(StepUpForm Form, bool ByCode, string Mobile, bool Sent = false);

public sealed record StepUpForm
{
    [AsTyped] public string? Password { get; init; }
    [FoldedDigits] public string? Code { get; init; }
    public string? ReturnUrl { get; init; }
    /// <summary>The form that is to be sent once this is done, sealed.</summary>
    public string? Kept { get; init; }
}

/// <summary>Makes the page for whoever is signed in, wherever it is shown.</summary>
public sealed class StepUpPages(BaladiDbContext db, CurrentActor current)
{
    public async Task<StepUpPage> OfAsync(StepUpForm form, CancellationToken cancel)
    {
        var account = await (from account1 in db.Users.AsNoTracking() where account1.Id == current.Actor.AccountId select new { account1.TwoFactorEnabled, account1.PhoneNumber }).SingleAsync(cancel);
        return new(form, account.TwoFactorEnabled, SaudiIdentifiers.MaskedMobile(account.PhoneNumber!));
    }
}
