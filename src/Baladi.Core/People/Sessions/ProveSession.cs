using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Factors;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <summary>Proves once more, within a session, that it is its owner who acts: with a second factor where the account has one, else with the password.</summary>
public sealed record ProveSession(long SessionId, string? Password, string? Code);

/// <summary>The same, by a passkey of the session's owner that was checked before.</summary>
public sealed record ProvenByPasskey(long SessionId);

public sealed class ProveSessionHandler(BaladiDbContext db, UserManager<Account> accounts, CheckSecondFactorHandler factor, ProofTries tries, SessionClock clock)
{
    /// <returns>The session, under a new stamp. Problems: current-wrong, code-wrong, proof-attempts.</returns>
    public async Task<Outcome<Session>> HandleAsync(ProveSession command, Actor actor, CancellationToken cancel)
    {
        if (await SessionAsync(command.SessionId, actor, cancel) is not { } session
            || await accounts.FindByIdAsync(session.AccountId.ToString(CultureInfo.InvariantCulture)) is not { } account) return Failure.NotFound;

        var proof = account.TwoFactorEnabled ? await factor.HandleAsync(new CheckSecondFactor(account.Id, command.Code ?? ""), cancel) : await CheckAsync(account, command.Password ?? "", cancel);
        if (!proof.IsDone) return new Failure(proof.Kind, proof.Problems);
        return await SaveAsync(session, proof.Value, cancel);
    }

    public async Task<Outcome<Session>> HandleAsync(ProvenByPasskey command, Actor actor, CancellationToken cancel) =>
        await SessionAsync(command.SessionId, actor, cancel) is { } session ? await SaveAsync(session, SessionProof.Passkey, cancel) : Failure.NotFound;

    private Task<Session?> SessionAsync(long id, Actor actor, CancellationToken cancel) =>
        db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.AccountId == actor.AccountId && s.EndedAt == null, cancel);

    private async Task<Session> SaveAsync(Session session, SessionProof proof, CancellationToken cancel)
    {
        session.Prove(proof, clock.Now);
        await db.SaveChangesAsync(cancel);
        return session;
    }

    private async Task<Outcome<SessionProof>> CheckAsync(Account account, string password, CancellationToken cancel)
    {
        // Somebody who found an open session must not find out the password by trying.
        if (!await tries.BeginAsync(account.Id, cancel)) return Failure.Invalid(new Problem("proof-attempts"));
        if (password.Length <= PasswordRules.MaxLength && await accounts.CheckPasswordAsync(account, password))
        {
            await tries.PassAsync(account.Id, cancel);
            return SessionProof.Password;
        }
        return Failure.Invalid(await tries.FailAsync(account.Id, cancel) ? new Problem("proof-attempts") : new Problem("current-wrong", "Password"));
    }
}
