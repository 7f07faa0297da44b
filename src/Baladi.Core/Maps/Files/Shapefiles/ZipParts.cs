using System.IO.Compression;

namespace Baladi.Core.Maps.Files.Shapefiles;

/// <summary>The files of a zip, read where they lie: nothing is unpacked to disk, so that their names can point nowhere.</summary>
internal sealed class ZipParts : IDisposable
{
    // What compresses a thousand times is a trap when it is large; a table of blanks is not.
    private const long Harmless = 256L * 1024 * 1024;
    private readonly ZipArchive archive;
    private readonly MapFileLimits limits;

    private ZipParts(ZipArchive archive, MapFileLimits limits) => (this.archive, this.limits) = (archive, limits);

    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <exception cref="MapFileException">It is broken, or made to do harm.</exception>
    public static ZipParts Open(MapSource source, MapFileLimits limits)
    {
        var stream = source.Open();
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > limits.ZipEntries) throw new MapFileException("map-zip-too-many", MapPlace.File, $"{limits.ZipEntries}");
            foreach (var entry in archive.Entries)
                if (IsTrick(entry.FullName)) throw new MapFileException("map-zip-path", MapPlace.Entry(Short(entry.FullName)));
            return new(archive, limits) { Names = [.. archive.Entries.Where(entry => !entry.FullName.EndsWith('/')).Select(entry => entry.FullName)] };
        }
        catch (Exception error)
        {
            stream.Dispose();
            if (error is InvalidDataException or EndOfStreamException or IOException or ArgumentException) throw new MapFileException(new("map-zip-broken", MapPlace.File), error);
            throw;
        }
    }

    public long LengthOf(string name) => archive.GetEntry(name)!.Length;

    public ZipPart Read(string name)
    {
        var entry = archive.GetEntry(name)!;
        var most = Math.Min(limits.UnpackedBytes, Math.Max(Harmless, entry.CompressedLength * limits.UnpackedRatio));
        try { return new(new BoundedStream(entry.Open(), most, () => new("map-zip-bomb", MapPlace.Entry(name))), name); }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException) { throw new MapFileException(new("map-zip-broken", MapPlace.Entry(name)), error); }
    }

    public string? Text(string? name, int most)
    {
        if (name is null) return null;
        using var part = Read(name);
        var bytes = new byte[most];
        return System.Text.Encoding.UTF8.GetString(bytes, 0, part.ReadAtMost(bytes));
    }

    public void Dispose() => archive.Dispose();

    private static bool IsTrick(string name) => name.Contains('\0', StringComparison.Ordinal) || name is ['/' or '\\', ..] or [_, ':', ..] || name.Split('/', '\\').Contains("..");

    private static string Short(string name) => name.Length <= 100 ? name : name[..100];
}

/// <summary>One file of a zip, forwards, with exact lengths.</summary>
internal sealed class ZipPart(Stream stream, string name) : IDisposable
{
    private readonly BufferedStream stream = new(stream, 64 * 1024);

    public long Position { get; private set; }

    public MapPlace Place => MapPlace.Entry($"{name}: {Position}");

    public int ReadAtMost(Span<byte> into)
    {
        try
        {
            var read = stream.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
            Position += read;
            return read;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException) { throw new MapFileException(new("map-zip-broken", Place), error); }
    }

    /// <exception cref="MapFileException">It ends before.</exception>
    public void Read(Span<byte> into)
    {
        if (ReadAtMost(into) < into.Length) throw new MapFileException("map-file-truncated", Place);
    }

    /// <returns>False at the end of the file; one in the middle of what was asked for is an error.</returns>
    public bool TryRead(Span<byte> into) => ReadAtMost(into) switch { 0 => false, var read when read == into.Length => true, _ => throw new MapFileException("map-file-truncated", Place) };

    public void Skip(long count)
    {
        Span<byte> rest = stackalloc byte[4096];
        for (; count > 0; count -= Math.Min(count, rest.Length)) Read(rest[..(int)Math.Min(count, rest.Length)]);
    }

    public void Dispose() => stream.Dispose();
}
