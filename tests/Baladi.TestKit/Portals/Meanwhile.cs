using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baladi.TestKit.Portals;

/// <summary>
/// Lets something happen between the steps of a command, once: after it read a table, or when everything is ready to be
/// written. What two people do at the same moment is thereby the same at each run.
/// </summary>
public sealed class Meanwhile : DbCommandInterceptor, ISaveChangesInterceptor
{
    private (string Table, Func<Task> Act)? afterReading;
    private Func<Task>? beforeWriting;

    public void AfterReading(string table, Func<Task> act) => afterReading = (table, act);

    /// <summary>On an engine with one writer nobody else can write at that point.</summary>
    public void BeforeWriting(Func<Task> act) => beforeWriting = act;

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (afterReading is { } hook && command.CommandText.Contains($"FROM \"{hook.Table}\"", StringComparison.Ordinal))
        {
            afterReading = null;
            await hook.Act();
        }
        return result;
    }

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (beforeWriting is { } act)
        {
            beforeWriting = null;
            await act();
        }
        return result;
    }
}
