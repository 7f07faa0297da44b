using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.TestKit.Portals;

/// <summary>Complete drafts by the hundred, each with documents of its own: more than the portal lets anybody begin, so they are copied below it.</summary>
public static class ManyDrafts
{
    /// <param name="draft">The reference of one that is ready to be submitted.</param>
    /// <returns>The references of the copies.</returns>
    public static async Task<List<string>> CopiesOfAsync(this IServiceProvider services, string draft, int count)
    {
        var files = services.GetRequiredService<FileStore>();
        return await services.AskAsync(async (BaladiDbContext db) =>
        {
            var original = await db.Drafts.AsNoTracking().Include(d => d.Evidence).SingleAsync(d => d.Reference == draft);
            return await db.Provider.WriteAsync(db, async cancel =>
            {
                var copies = new List<string>();
                for (var i = 0; i < count; i++)
                {
                    copies.Add(Reference.New());
                    var copy = await db.CopyRowAsync<Draft>(original.Id, (nameof(Draft.Reference), $"'{copies[^1]}'"));
                    foreach (var evidence in original.Evidence)
                    {
                        var file = await db.CopyRowAsync<StoredFile>(evidence.StoredFileId);
                        Directory.CreateDirectory(Path.GetDirectoryName(files.PathOf(file))!);
                        File.Copy(files.PathOf(evidence.StoredFileId), files.PathOf(file));
                        await db.CopyRowAsync<DraftEvidence>(evidence.Id, (nameof(DraftEvidence.DraftId), Number(copy)), (nameof(DraftEvidence.StoredFileId), Number(file)));
                    }
                }
                return copies;
            }, CancellationToken.None);
        });
    }

    /// <returns>The key of the copy.</returns>
    private static async Task<long> CopyRowAsync<T>(this BaladiDbContext db, long id, params (string Column, string Value)[] changes) where T : class
    {
        var (entity, copy) = (db.Model.FindEntityType(typeof(T))!, Ids.Next());
        var columns = entity.GetProperties().Select(property => property.GetColumnName()).ToList();
        var values = columns.Select(column => column == "Id" ? Number(copy) : changes.FirstOrDefault(change => change.Column == column).Value ?? $"\"{column}\"");
        // Nothing anybody typed: names of the model, and keys and references made here.
        var statement = $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM \"{entity.GetTableName()}\" WHERE \"Id\" = {Number(id)}";
        return await db.Database.ExecuteSqlRawAsync(statement) == 1 ? copy : throw new InvalidOperationException($"There is no {typeof(T).Name} {id}.");
    }

    private static string Number(long key) => key.ToString(CultureInfo.InvariantCulture);
}
