namespace Baladi.Core.Data;

/// <summary>Rows of one entity that wait to be inserted in bulk.</summary>
internal sealed class Untracked<T> : List<T>, IUntracked where T : class
{
    public IEnumerable<object> All => this;

    public Task InsertAsync(BaladiDbContext db, CancellationToken cancel) => db.Provider.BulkInsertAsync(db, this, cancel);
}

internal interface IUntracked
{
    IEnumerable<object> All { get; }
    Task InsertAsync(BaladiDbContext db, CancellationToken cancel);
}
