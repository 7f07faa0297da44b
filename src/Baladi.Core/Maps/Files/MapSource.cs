namespace Baladi.Core.Maps.Files;

/// <summary>
/// Where the bytes come from: a file that can be opened again and again, or a stream that passes once. The head was looked at
/// and comes first when it is read.
/// </summary>
public sealed class MapSource : IAsyncDisposable
{
    /// <summary>Enough to tell the formats apart and to see what fields the features have.</summary>
    public const int HeadLength = 256 * 1024;

    private readonly string? path;
    private readonly Stream? once;
    private readonly bool isTemporary;
    private bool isTaken;

    private MapSource(string? path, Stream? once, bool isTemporary, string name, ReadOnlyMemory<byte> head, long? length) =>
        (this.path, this.once, this.isTemporary, Name, Head, Length) = (path, once, isTemporary, name, head, length);

    /// <summary>What it was called where it came from.</summary>
    public string Name { get; }

    public ReadOnlyMemory<byte> Head { get; }

    public long? Length { get; }

    /// <summary>Whether the head is all there is.</summary>
    public bool IsWhole => Head.Length < HeadLength;

    public static async Task<MapSource> OfFileAsync(string path, string name, CancellationToken cancel)
    {
        await using var file = Open(path);
        return new(path, null, false, name, await HeadOfAsync(file, cancel), file.Length);
    }

    public static async Task<MapSource> OfStreamAsync(Stream stream, string name, CancellationToken cancel)
    {
        long? length = stream.CanSeek ? stream.Length - stream.Position : null;
        return new(null, stream, false, name, await HeadOfAsync(stream, cancel), length);
    }

    /// <summary>The bytes from the beginning.</summary>
    /// <exception cref="InvalidOperationException">It is a stream, and was read before.</exception>
    public Stream Open()
    {
        if (path is not null) return Open(path);
        if (isTaken) throw new InvalidOperationException("A stream can be read once; keep it in a file to read it again.");
        isTaken = true;
        return new HeadedStream(Head, once!);
    }

    /// <summary>The same in a file of its own, for what has to be read here and there; the file goes when this is disposed.</summary>
    /// <exception cref="MapFileException">It is larger than allowed.</exception>
    public async Task<MapSource> InFileAsync(MapFileLimits limits, CancellationToken cancel)
    {
        if (path is not null) return this;
        var kept = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var from = Open();
            await using var to = new FileStream(kept, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await Copying.CopyAsync(from, to, limits.FileBytes, () => new("map-file-too-large", MapPlace.File, $"{limits.FileBytes >> 20}"), cancel);
            return new(kept, null, true, Name, Head, to.Length);
        }
        catch
        {
            File.Delete(kept);
            throw;
        }
    }

    /// <summary>The file itself; only after <see cref="InFileAsync"/>.</summary>
    public string FilePath => path ?? throw new InvalidOperationException("It is a stream.");

    public async ValueTask DisposeAsync()
    {
        if (once is not null) await once.DisposeAsync();
        if (isTemporary) File.Delete(path!);
    }

    private static FileStream Open(string path) => new(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });

    private static async Task<byte[]> HeadOfAsync(Stream stream, CancellationToken cancel)
    {
        var head = new byte[HeadLength];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        return head[..read];
    }
}
