using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Baladi.Core.Basics;

namespace Baladi.Core.Documents;

/// <summary>The folder of uploaded bytes, outside the web root. Files are named by us and sharded by day.</summary>
/// <param name="scanner">Asked about each file before it is stored; null where the installation has none.</param>
public sealed class FileStore(string root, TimeProvider time, IFileScanner? scanner = null)
{
    public const string Folder = "files";

    /// <summary>
    /// Copies the upload to disk while measuring and hashing it, and looks into it.
    /// Problems: file-empty, file-too-large, file-type-refused, file-pixels, file-active, file-locked, file-infected, file-unscanned;
    /// nothing is left behind then.
    /// </summary>
    public async Task<Outcome<StoredFile>> SaveAsync(Stream upload, string name, IReadOnlyCollection<string> formats, long maxBytes, long? by, CancellationToken cancel)
    {
        var temporary = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "incoming")).FullName, Tokens.New());
        try
        {
            long size = 0;
            SniffedContent? content = null;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                var buffer = ArrayPool<byte>.Shared.Rent(81920);
                try
                {
                    int read;
                    while ((read = await upload.ReadAtLeastAsync(buffer, SniffedContent.HeadLength, throwOnEndOfStream: false, cancel)) > 0)
                    {
                        if (size == 0 && ((content = SniffedContent.Of(buffer.AsSpan(0, read))) is null || !formats.Contains(content.Format)))
                            return Failure.Invalid(new Problem("file-type-refused", "", string.Join(", ", formats)));
                        if ((size += read) > maxBytes) return Failure.Invalid(new Problem("file-too-large", "", maxBytes / 1024 / 1024));
                        hash.AppendData(buffer, 0, read);
                        await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                    }
                }
                finally { ArrayPool<byte>.Shared.Return(buffer); }
                // On disk before any row says that it is there: a power cut must not leave an empty document.
                file.Flush(flushToDisk: true);
            }
            if (content is null) return Failure.Invalid(new Problem("file-empty"));
            if (await LookIntoAsync(temporary, content, cancel) is { } danger) return Failure.Invalid(new Problem(danger));
            var stored = new StoredFile(Path.GetFileName(name), content, Convert.ToHexStringLower(hash.GetCurrentHash()), size, time.GetUtcNow(), by);
            var path = PathOf(stored.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(temporary, path);
            return stored;
        }
        finally { File.Delete(temporary); }
    }

    private async Task<string?> LookIntoAsync(string path, SniffedContent content, CancellationToken cancel)
    {
        // As large as a document may be, no larger.
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        if (PictureSize.Pixels(content, bytes) > PictureSize.MostPixels) return "file-pixels";
        if (content == SniffedContent.Pdf && PdfActions.Find(bytes) is { } action) return action;
        if (scanner is null) return null;
        using var stream = new MemoryStream(bytes, writable: false);
        return await scanner.ScanAsync(stream, cancel) switch { ScanResult.Clean => null, ScanResult.Infected => "file-infected", _ => "file-unscanned" };
    }

    /// <exception cref="FileNotFoundException">The row is there and the bytes are not.</exception>
    public Stream Open(long id) => new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);

    /// <returns>SHA-256 of the bytes, hexadecimal.</returns>
    public async Task<string> HashAsync(long id, CancellationToken cancel)
    {
        await using var bytes = Open(id);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));
    }

    public bool Exists(long id) => File.Exists(PathOf(id));

    // Gone is gone: the folder may be as well, after a restore.
    public void Delete(long id)
    {
        if (Exists(id)) File.Delete(PathOf(id));
    }

    /// <summary>The keys of all bytes that were stored between two instants, whether a row knows them or not.</summary>
    public IEnumerable<long> Stored(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, end) = (Ids.FirstAt(from), Ids.FirstAt(to));
        return from outer in Named(Path.Combine(root, Folder))
               where outer.Name >= first >> 49 && outer.Name <= end >> 49
               from inner in Named(outer.Path)
               let at = outer.Name << 49 | inner.Name << 39
               where at >= first >> 39 << 39 && at < end
               from file in Directory.EnumerateFiles(inner.Path)
               let id = Number(file)
               where id >= first && id < end
               select id;
    }

    /// <summary>Removes what broke off before it was stored.</summary>
    public void DeleteIncoming(DateTimeOffset before)
    {
        var incoming = new DirectoryInfo(Path.Combine(root, "incoming"));
        if (!incoming.Exists) return;
        foreach (var file in incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime)) file.Delete();
    }

    private static IEnumerable<(long Name, string Path)> Named(string folder) => Directory.Exists(folder)
        ? from path in Directory.EnumerateDirectories(folder) select (Number(path), path)
        : [];

    private static long Number(string path) => long.Parse(Path.GetFileName(path), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // The upper bits of a key are its time, so that a folder holds the uploads of about two minutes.
    internal static string Place(long id) => Path.Combine(Folder, $"{id >> 49:x}", $"{(id >> 39) & 0x3FF:x3}", $"{id:x}");

    internal string PathOf(long id) => Path.Combine(root, Place(id));
}
