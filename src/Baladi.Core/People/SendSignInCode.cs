using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Sends an account the code that is its second factor: after its password, or for a proof within a session.</summary>
public sealed record SendSignInCode(long AccountId);

public sealed class SendSignInCodeHandler(BaladiDbContext db, UserManager<Account> accounts, Outbox outbox, TimeProvider time)
{
    /// <summary>The kind of code, as Identity names who makes and checks it.</summary>
    public static readonly string Provider = TokenOptions.DefaultPhoneProvider;
    private const int MostInAnHour = 60;

    /// <returns>The mobile it went to. Problems: code-too-soon (the last one is still good), code-too-many.</returns>
    public async Task<Outcome<string>> HandleAsync(SendSignInCode command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString(CultureInfo.InvariantCulture)) is not { TakesTextMessages: true, PhoneNumber: { } mobile } account) return Failure.NotFound;
        // The latest code that was taken: by its session's beginning, or by a proof within one.
        var proofs = await db.Sessions.Where(s => s.AccountId == account.Id && s.Proof == SessionProof.TextMessage).OrderByDescending(s => s.Id).Take(5).Select(s => new { s.StartedAt, s.ProvenAt }).ToListAsync(cancel);
        DateTimeOffset? used = proofs.Count == 0 ? null : proofs.Max(proof => proof.ProvenAt > proof.StartedAt ? proof.ProvenAt : proof.StartedAt);
        if (await db.CodeObstacleAsync(mobile, MostInAnHour, CodeMessages.Gap, cancel, used) is { } obstacle) return Failure.Conflict(obstacle);
        var today = time.Today();
        var isStaff = await db.Appointments.AnyAsync(a => a.PersonId == account.PersonId && a.From <= today && (a.To == null || today < a.To), cancel);
        var code = await accounts.GenerateTwoFactorTokenAsync(account, Provider);
        outbox.Add(isStaff ? CodeMessages.StaffSignIn : CodeMessages.SignIn, account.Language, mobile, email: null, new Dictionary<string, string> { ["code"] = code });
        await db.SaveChangesAsync(cancel);
        return mobile;
    }
}
