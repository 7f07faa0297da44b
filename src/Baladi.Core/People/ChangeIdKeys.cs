using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>
/// Puts every national ID under new keys, those of encryption and of lookup at once, while nothing else runs on the database. Where
/// it broke off it goes on: each row says by itself under which key it is. Slips that are out lose their worth, and registries are asked anew.
/// </summary>
public sealed class ChangeIdKeys(BaladiDbContext db, KeyRing ring, TimeProvider time)
{
    /// <returns>How many rows were changed.</returns>
    public async Task<int> RunAsync(int batch, IProgress<int>? progress, CancellationToken cancel)
    {
        var (before, after) = (new NationalIdVault((ring.NationalIdCipher, ring.NationalIdLookup)), new NationalIdVault(ring.BeginIdKeys()));
        var changed = 0;
        changed += await EachAsync(db.People, person => person.Id, async people =>
        {
            var ids = people.Select(person => person.Id).ToList();
            var accounts = (await db.Users.Where(account => ids.Contains(account.PersonId)).ToListAsync(cancel)).ToLookup(account => account.PersonId);
            return people.Count(person => person.Move(before, after, accounts[person.Id]));
        }, batch, changed, progress, cancel);
        changed += await EachAsync(db.Interests.Where(interest => interest.RelatedIdCipher != null), interest => interest.Id,
            interests => Task.FromResult(interests.Count(interest => interest.Move(before, after))), batch, changed, progress, cancel);
        changed += await EachAsync(db.RegistryAnswers.Where(answer => answer.Content != null), answer => answer.Id,
            answers => Task.FromResult(answers.Count(answer => Reseal(answer, before, after))), batch, changed, progress, cancel);
        ring.FinishIdKeys(time.GetUtcNow());
        return changed;
    }

    private static bool Reseal(RegistryAnswer answer, NationalIdVault before, NationalIdVault after)
    {
        if (before.TryOpen(answer.Content!) is not { } record) return false;
        answer.Reseal(after.Seal(record));
        return true;
    }

    /// <summary>Row by row in the order of their keys, a transaction for each batch.</summary>
    private async Task<int> EachAsync<T>(IQueryable<T> rows, Func<T, long> idOf, Func<List<T>, Task<int>> move, int batch, int done, IProgress<int>? progress, CancellationToken cancel) where T : class
    {
        var (changed, last) = (0, long.MinValue);
        while (true)
        {
            db.ChangeTracker.Clear();
            var after = last;
            var found = await rows.Where(row => EF.Property<long>(row, "Id") > after).OrderBy(row => EF.Property<long>(row, "Id")).Take(batch).ToListAsync(cancel);
            if (found.Count == 0) return changed;
            changed += await move(found);
            await db.SaveChangesAsync(cancel);
            progress?.Report(done + changed);
            last = idOf(found[^1]);
        }
    }
}
