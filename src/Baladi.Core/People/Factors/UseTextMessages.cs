using Baladi.Core.Basics;

namespace Baladi.Core.People.Factors;

/// <summary>Says whether codes by SMS are taken as one's second factor.</summary>
public sealed record UseTextMessages(bool On, long? SessionId);

public sealed class UseTextMessagesHandler(FactorChanges changes, ReadFactors factors)
{
    /// <summary>Problems: factor-last.</summary>
    public async Task<Outcome<Account>> HandleAsync(UseTextMessages command, Actor actor, CancellationToken cancel)
    {
        if (await changes.AccountAsync(actor, cancel) is not { } account) return Failure.NotFound;
        if (account.TakesTextMessages == command.On) return account;
        if (command.On)
        {
            await changes.AddAsync(account, AccountEventKind.TextMessagesOn, null, command.SessionId, cancel);
            return await changes.SaveAsync(account);
        }
        var own = await factors.OfAsync(account.Id, cancel);
        if (own.Count > 1) account.RefuseTextMessages();
        return await changes.RemoveAsync(account, AccountEventKind.TextMessagesOff, null, own.Count - 1, command.SessionId, cancel);
    }
}
