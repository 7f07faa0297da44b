using System.Text.Json;

namespace Baladi.Core.Data.Backups;

/// <summary>What a backup holds, written last: a folder without it is no backup. Beside it lie the database, the files and their sums.</summary>
public sealed record BackupManifest
{
    public const string Name = "manifest.json";
    /// <summary>A line for each file, as sha256sum writes and checks it.</summary>
    public const string Sums = "files.sha256";
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required int Format { get; init; }
    public required string Product { get; init; }
    /// <summary>The moment whose picture the database is.</summary>
    public required DateTimeOffset TakenAt { get; init; }
    public required string Provider { get; init; }
    /// <summary>The last migration the database had.</summary>
    public required string Migration { get; init; }
    public required BackedUpFile Database { get; init; }
    public required BackedUpFile FileSums { get; init; }
    public required long Files { get; init; }
    public required long FileBytes { get; init; }
    /// <summary>Rows of every table.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }
    /// <summary>What the keys it was made under are recognised by; they themselves are kept elsewhere.</summary>
    public required IReadOnlyDictionary<string, string> Keys { get; init; }
    /// <summary>Files whose time ended after the picture was taken: their bytes are gone for good, and the next erasing says so in the rows.</summary>
    public required IReadOnlyList<string> ErasedSince { get; init; }
    /// <summary>Files the portal itself no longer had, or not as they were uploaded.</summary>
    public required IReadOnlyList<string> Damaged { get; init; }

    /// <exception cref="BackupException">There is none, or it is not one we can read.</exception>
    public static async Task<BackupManifest> ReadAsync(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) throw new BackupException($"{folder} is not a finished backup: there is no {Name} in it.");
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<BackupManifest>(file, Json, cancel) is { Format: CurrentFormat } manifest
                ? manifest
                : throw new BackupException($"{path} is of another format than this program reads.");
        }
        catch (JsonException error) { throw new BackupException($"{path} cannot be read: {error.Message}"); }
    }

    public async Task WriteAsync(string folder, CancellationToken cancel)
    {
        await using var file = File.Create(Path.Combine(folder, Name));
        await JsonSerializer.SerializeAsync(file, this, Json, cancel);
        file.Flush(flushToDisk: true);
    }
}

/// <param name="Path">Within the folder of the backup.</param>
/// <param name="Sha256">Hexadecimal.</param>
public sealed record BackedUpFile(string Path, long Size, string Sha256);

/// <summary>How far it is; the total is zero where nobody knows it.</summary>
public sealed record BackupProgress(string Step, long Done, long Total);

/// <summary>Why nothing was done, in a sentence for whoever operates the portal.</summary>
public sealed class BackupException(string message) : Exception(message);
