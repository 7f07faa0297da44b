using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Sends an account that gave its password the code that is its second factor.</summary>
public sealed record SendSignInCode(long AccountId);

public sealed class SendSignInCodeHandler(BaladiDbContext db, UserManager<Account> accounts, Outbox outbox, TimeProvider time)
{
    /// <summary>The kind of code, as Identity names who makes and checks it.</summary>
    public static readonly string Provider = TokenOptions.DefaultPhoneProvider;
    private const int MostInAnHour = 30;

    /// <returns>The mobile it went to. Problems: code-too-soon (the last one is still good), code-too-many.</returns>
    public async Task<Outcome<string>> HandleAsync(SendSignInCode command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString(CultureInfo.InvariantCulture)) is not { PhoneNumber: { } mobile } account) return Failure.NotFound;
        if (await db.CodeObstacleAsync(mobile, MostInAnHour, CodeMessages.Gap, cancel) is { } obstacle) return Failure.Conflict(obstacle);
        var today = time.Today();
        var isStaff = await db.Appointments.AnyAsync(a => a.PersonId == account.PersonId && a.From <= today && (a.To == null || today < a.To), cancel);
        var code = await accounts.GenerateTwoFactorTokenAsync(account, Provider);
        outbox.Add(isStaff ? CodeMessages.StaffSignIn : CodeMessages.SignIn, account.Language, mobile, email: null, new Dictionary<string, string> { ["code"] = code });
        await db.SaveChangesAsync(cancel);
        return mobile;
    }
}
