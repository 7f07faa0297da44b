using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Baladi.Core.People.SupportCentre;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Recovery;

/// <summary>Shows the slip a clerk printed after they saw the ID: it stands for the mobile and for the second proof.</summary>
public sealed record ShowSlip(string NationalId, string Code);

public sealed class ShowSlipHandler(BaladiDbContext db, RecoverySlips slips, NationalIdVault vault, Attempts attempts, SessionClock clock)
{
    /// <returns>A draft that is proven. Problems: national-id-wrong; slip-wrong (the same for a wrong ID, a wrong code and one that was used), proof-attempts.</returns>
    public async Task<Outcome<RecoveryDraft>> HandleAsync(ShowSlip command, CancellationToken cancel)
    {
        if (SaudiIdentifiers.NationalId(command.NationalId) is not { } id) return Failure.Invalid(new Problem("national-id-wrong", nameof(command.NationalId)));
        var name = vault.Hash(id);
        if (attempts.IsLocked(Tries(name))) return Failure.Conflict(new Problem("proof-attempts"));
        if (await slips.FindAsync(id, command.Code, cancel) is not { } slip) return Failure.Invalid(new Problem(attempts.Count(Tries(name)) ? "proof-attempts" : "slip-wrong", nameof(command.Code)));
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == slip.AccountId, cancel);
        return new RecoveryDraft
        {
            Key = Tokens.New(), UserName = name, Code = "", SentAt = clock.Now, ExpiresAt = clock.Now + RecoveryDraft.Lifetime,
            AccountId = account.Id, Stamp = account.SecurityStamp, IsProven = true, SlipId = slip.Id,
        };
    }

    private static string Tries(string name) => "recovery-slip:" + name;
}
