namespace Baladi.Core.Maps.Files;

/// <summary>Reads one format. There is one for each, wherever it lives: that of GeoPackages stands beside the SQLite provider.</summary>
public interface IMapFormat
{
    MapFormat Format { get; }

    /// <summary>Judged by the first bytes, never by the name.</summary>
    bool Recognizes(ReadOnlySpan<byte> head);

    /// <exception cref="MapFileException">It only looked like one, or is harmful.</exception>
    Task<IMapFile> OpenAsync(MapSource source, MapFileLimits limits, CancellationToken cancel);
}

/// <summary>Writes one format.</summary>
public interface IMapWriter
{
    MapFormat Format { get; }

    /// <summary>Writes features in EPSG:4326 as they come; those without a shape have none in the file.</summary>
    /// <param name="layer">Its name, fields and kinds say what the columns are; its count and system say nothing here.</param>
    Task WriteAsync(Stream target, MapFileLayer layer, IAsyncEnumerable<MapRecord> records, CancellationToken cancel);
}

/// <summary>Opens files with features, of whatever format they turn out to be.</summary>
public sealed class MapFiles(IEnumerable<IMapFormat> formats, IEnumerable<IMapWriter> writers, MapFileLimits? limits = null)
{
    // What people send by mistake, with what they are told.
    private static readonly (byte[] Head, string Code)[] Refused =
    [
        ("AutoCAD Binary DXF"u8.ToArray(), "map-dxf-binary"),
        ("AC10"u8.ToArray(), "map-dwg"),
        ("%PDF"u8.ToArray(), "map-file-pdf"),
        ([0x00, 0x00, 0x27, 0x0A], "map-shp-alone"),
        ([0x1F, 0x8B], "map-file-packed"),
    ];

    private readonly IReadOnlyList<IMapFormat> formats = [.. formats];
    private readonly MapFileLimits limits = limits ?? MapFileLimits.Default;

    /// <summary>Takes the stream over: it ends with the file. One that cannot be read twice allows one pass over the features.</summary>
    /// <exception cref="MapFileException">It is none of the formats, or is harmful.</exception>
    public async Task<IMapFile> OpenAsync(Stream stream, string name, CancellationToken cancel = default) =>
        await OpenAsync(await MapSource.OfStreamAsync(stream, name, cancel), cancel);

    /// <inheritdoc cref="OpenAsync(Stream, string, CancellationToken)"/>
    public async Task<IMapFile> OpenFileAsync(string path, string? name = null, CancellationToken cancel = default) =>
        await OpenAsync(await MapSource.OfFileAsync(path, name ?? Path.GetFileName(path), cancel), cancel);

    /// <exception cref="InvalidOperationException">Nobody writes that format.</exception>
    public IMapWriter Writer(MapFormat format) => writers.FirstOrDefault(writer => writer.Format == format) ?? throw new InvalidOperationException($"Nobody writes {format}.");

    private async Task<IMapFile> OpenAsync(MapSource source, CancellationToken cancel)
    {
        try
        {
            var head = source.Head;
            if (head.IsEmpty) throw new MapFileException("map-file-empty", MapPlace.File);
            foreach (var (beginning, code) in Refused)
                if (head.Span.StartsWith(beginning)) throw new MapFileException(code, MapPlace.File);
            var format = formats.FirstOrDefault(format => format.Recognizes(head.Span)) ?? throw new MapFileException("map-file-unknown", MapPlace.File);
            return await format.OpenAsync(source, limits, cancel);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }
}
