using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Baladi.Core.Data;
using Baladi.Core.Data.Backups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Baladi.Data.PostgreSql;

/// <summary>PostgreSQL's own tools, which know best what is in it; their version has to be the server's or newer.</summary>
internal static class PostgreSqlBackup
{
    public static async Task DumpAsync(BaladiDbContext db, string file, CancellationToken cancel)
    {
        // The dump sees exactly what this transaction sees.
        var snapshot = (await db.Database.SqlQueryRaw<string>("SELECT pg_export_snapshot() AS \"Value\"").ToListAsync(cancel))[0];
        await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"], db, cancel);
        await using var written = File.Open(file, FileMode.Open);
        written.Flush(flushToDisk: true);
    }

    public static async Task RestoreAsync(BaladiDbContext db, string file, CancellationToken cancel)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
        // Comments belong to whoever made the extension, and would stop the rest. The database by its name: the tool restores into none it is not told.
        await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction", $"--dbname={Address(db).Database}", file], db, cancel);
        NpgsqlConnection.ClearAllPools();
        await db.Database.ExecuteSqlRawAsync("ANALYZE", cancel);
    }

    private static NpgsqlConnectionStringBuilder Address(BaladiDbContext db) => new(db.Database.GetConnectionString());

    private static async Task RunAsync(string tool, IEnumerable<string> arguments, BaladiDbContext db, CancellationToken cancel)
    {
        var address = Address(db);
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // By the environment: arguments are seen by everybody on the machine.
        Set("PGHOST", address.Host);
        Set("PGPORT", address.Port.ToString(CultureInfo.InvariantCulture));
        Set("PGDATABASE", address.Database);
        Set("PGUSER", address.Username);
        Set("PGPASSWORD", address.Password);
        Set("PGPASSFILE", address.Passfile);
        Set("PGSSLMODE", address.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() });
        Set("PGSSLROOTCERT", address.RootCertificate);
        Set("PGSSLCERT", address.SslCertificate);
        Set("PGSSLKEY", address.SslKey);
        using var process = Start(start);
        try
        {
            var said = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0) throw new BackupException($"{tool} ended with {process.ExitCode}: {(await said).Trim()}");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) start.Environment[name] = value;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try { return Process.Start(start)!; }
        catch (Win32Exception) { throw new BackupException($"{start.FileName} was not found. Install PostgreSQL's client programs, of the server's version or newer, and put them on the PATH."); }
    }
}
