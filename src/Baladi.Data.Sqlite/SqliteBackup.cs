using Baladi.Core.Data.Backups;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Baladi.Data.Sqlite;

/// <summary>A copy of the file by the engine itself: page by page, out of the transaction the connection reads in.</summary>
internal static class SqliteBackup
{
    // 4 MB between one look at the progress and the next.
    private const int Pages = 1024;

    public static void Write(SqliteConnection source, string file, IProgress<(long, long)>? progress, CancellationToken cancel)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        using var backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw Failed(raw.sqlite3_errmsg(target.Handle).utf8_to_string());
        int result;
        do
        {
            cancel.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, Pages);
            var total = raw.sqlite3_backup_pagecount(backup);
            progress?.Report((total - raw.sqlite3_backup_remaining(backup), total));
        }
        while (result == raw.SQLITE_OK);
        if (result != raw.SQLITE_DONE) throw Failed(raw.sqlite3_errstr(result).utf8_to_string());
    }

    public static void Read(string file, string target, IProgress<(long, long)>? progress, CancellationToken cancel)
    {
        // Beside the place, then into it: a half one is never there.
        var unfinished = target + ".restoring";
        using (var from = File.OpenRead(file))
        using (var to = File.Create(unfinished))
        {
            var buffer = new byte[Pages * 4096];
            int read;
            while ((read = from.Read(buffer)) > 0)
            {
                cancel.ThrowIfCancellationRequested();
                to.Write(buffer, 0, read);
                progress?.Report((from.Position, from.Length));
            }
            to.Flush(flushToDisk: true);
        }
        // What an empty database left beside it is of another file.
        foreach (var rest in new[] { "-wal", "-shm", "-journal" }) File.Delete(target + rest);
        File.Move(unfinished, target, overwrite: true);
    }

    private static BackupException Failed(string why) => new($"SQLite could not copy the database: {why}.");
}
