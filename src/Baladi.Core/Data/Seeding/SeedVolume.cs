using System.Reflection;
using Baladi.Core.Audit;
using Baladi.Core.Cases;
using Baladi.Core.Language;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Data.Seeding;

/// <summary>
/// Realistic volume for trials and benchmarks: the demo cases, lived through the real handlers, are copied with all their
/// rows to other applicants, authorities and days. Authorities are as skewed as the country is; audit chains are whole.
/// </summary>
public sealed class SeedVolume(IServiceScopeFactory scopes, AuditTrail audit)
{
    private const int ChunkSize = 2500;
    private const int ManyTimesWhatIsThere = 1000;
    private static readonly MethodInfo Insert = typeof(SeedVolume).GetMethod(nameof(InsertAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <exception cref="InvalidOperationException">There are no demo cases to copy.</exception>
    public async Task RunAsync(int cases, IProgress<int> progress, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
        var stories = await ReadStoriesAsync(db, cancel);
        if (stories.Count == 0) throw new InvalidOperationException("There are no demo cases to copy: start once with Demo:Enabled.");
        var copier = ActivatorUtilities.CreateInstance<StoryCopier>(scope.ServiceProvider, db.Model, (IReadOnlyList<Story>)stories, await AddPeopleAsync(scope.ServiceProvider, db, Math.Clamp(cases / 20, 10, 20_000), cancel));

        // Copies are numbered on from what is there, so that seeding again adds new ones.
        var first = await db.Cases.CountAsync(cancel);
        if (cases < ManyTimesWhatIsThere * first) await CopyAsync(db, copier, first, cases, progress, cancel);
        else await db.Provider.LoadAsync(db, () => CopyAsync(db, copier, first, cases, progress, cancel), cancel);
        await db.Provider.LearnAsync(db, cancel);
    }

    // One thread copies while another writes: the writer is the bottleneck and never waits.
    private async Task CopyAsync(BaladiDbContext db, StoryCopier copier, int first, int cases, IProgress<int> progress, CancellationToken cancel)
    {
        var chunks = System.Threading.Channels.Channel.CreateBounded<IReadOnlyList<object>>(2);
        var copying = Task.Run(async () =>
        {
            // Whatever ends the copying ends the writing too, which would wait for the next chunk for ever.
            Exception? broken = null;
            try
            {
                for (var from = 0; from < cases; from += ChunkSize) await chunks.Writer.WriteAsync(Chunk(db, copier, first + from, Math.Min(ChunkSize, cases - from)), cancel);
            }
            catch (Exception error) { broken = error; }
            finally { chunks.Writer.Complete(broken); }
        }, cancel);
        var done = 0;
        await foreach (var chunk in chunks.Reader.ReadAllAsync(cancel))
        {
            await WriteAsync(db, chunk, cancel);
            progress.Report(done = Math.Min(cases, done + ChunkSize));
        }
        await copying;
    }

    private List<object> Chunk(BaladiDbContext db, StoryCopier copier, int from, int count)
    {
        var rows = new List<object>(count * 60);
        for (var i = from; i < from + count; i++)
        {
            var (@case, copied, projections) = copier.Copy(i);
            var (entry, head) = audit.Begin(db.Model, AuditedAttribute.Case, @case.Id, copied);
            rows.AddRange(copied);
            rows.AddRange(projections);
            rows.Add(entry);
            rows.Add(head);
        }
        return rows;
    }

    private static Task<bool> WriteAsync(BaladiDbContext db, IReadOnlyList<object> rows, CancellationToken cancel) => db.Provider.WriteAsync(db, async cancel =>
    {
        // What others refer to goes first.
        foreach (var type in rows.GroupBy(row => row.GetType()).OrderBy(group => group.Key == typeof(Person) || group.Key == typeof(Case) ? 0 : group.Key == typeof(CaseTask) || group.Key == typeof(Invoice) ? 1 : 2))
            await (Task)Insert.MakeGenericMethod(type.Key).Invoke(null, [db, type, cancel])!;
        return true;
    }, cancel);

    private static Task InsertAsync<T>(BaladiDbContext db, IEnumerable<object> rows, CancellationToken cancel) where T : class => db.Provider.BulkInsertAsync(db, rows.Cast<T>(), cancel);

    private static async Task<List<Story>> ReadStoriesAsync(BaladiDbContext db, CancellationToken cancel)
    {
        var seeded = await db.Settings.AsNoTracking().SingleOrDefaultAsync(setting => setting.Key == Setting.Seeded, cancel);
        var cases = await db.Cases.AsNoTracking().OrderBy(c => c.Id).Take(seeded is null ? 0 : SeedFiles.Read<DemoCases>("demo/cases.json").Cases.Count(c => c.Steps.Count > 0)).ToListAsync(cancel);
        var stories = new List<Story>();
        // Papers are numbered without gaps by whoever bills: what was never paid for has none.
        // Of what changes a license there is one at a time: copied, they would all be about the same.
        foreach (var found in cases.Where(c => c.SubjectId is null))
        {
            var rows = new List<object>();
            foreach (var type in db.Model.GetEntityTypes().Where(type => AuditedType.Of(type.ClrType)?.Stream == AuditedAttribute.Case && type.ClrType != typeof(Case) && type.ClrType != typeof(InvoiceDocument)))
                rows.AddRange((IEnumerable<object>)await (Task<List<object>>)Read.MakeGenericMethod(type.ClrType).Invoke(null, [db, found.Id, cancel])!);
            stories.Add(new(found, rows));
        }
        return stories;
    }

    private static readonly MethodInfo Read = typeof(SeedVolume).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<List<object>> ReadAsync<T>(BaladiDbContext db, long caseId, CancellationToken cancel) where T : class =>
        [.. await db.Set<T>().AsNoTracking().IgnoreAutoIncludes().Where(row => EF.Property<long>(row, "CaseId") == caseId).ToListAsync(cancel)];

    private async Task<IReadOnlyList<Person>> AddPeopleAsync(IServiceProvider services, BaladiDbContext db, int count, CancellationToken cancel)
    {
        var vault = services.GetRequiredService<NationalIdVault>();
        var names = DemoPeople.Read().People;
        var first = await db.People.CountAsync(cancel);
        var people = new List<Person>();
        var rows = new List<object>();
        for (var i = 0; i < count; i++)
        {
            // Nobody's ID: the check digit is wrong on purpose, so that it can never be a real person's.
            var a = names[i % names.Count].Name;
            var b = names[(i / names.Count) % names.Count].Name;
            var person = new Person($"1{first + i:00000000}x", new LocalizedText($"{a.Ar.Split(' ')[0]} {b.Ar.Split(' ')[^1]}", $"{a.En.Split(' ')[0]} {b.En.Split(' ')[^1]}"), "+966500000000", vault);
            var (entry, head) = audit.Begin(db.Model, AuditedAttribute.Person, person.Id, [person]);
            people.Add(person);
            rows.AddRange([person, entry, head]);
        }
        await WriteAsync(db, rows, cancel);
        return people;
    }
}

/// <summary>A demo case with all its rows.</summary>
internal sealed record Story(Case Case, IReadOnlyList<object> Rows);
