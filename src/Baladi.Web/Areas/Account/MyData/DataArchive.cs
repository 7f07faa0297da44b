using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Baladi.Core.Documents;
using Baladi.Core.Privacy;
using Baladi.Core.Publishing;

namespace Baladi.Web.Areas.Account.MyData;

/// <summary>
/// Somebody's data as one file to take along: <c>index.html</c> to read, <c>data.json</c> for programs, and the documents
/// themselves. It lies in a file that is gone once it is sent: no copy is left behind.
/// </summary>
public sealed class DataArchive(DataPage page, FileStore files)
{
    private static readonly JsonSerializerOptions Readable = new(PublishedJson.Options) { WriteIndented = true };

    /// <returns>The archive from its start; gone when it is closed.</returns>
    public async Task<Stream> MakeAsync(DataCopy copy, CancellationToken cancel)
    {
        // Whole before a byte is sent: what goes wrong on the way is an error page, not half an archive.
        var made = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await WriteAsync(copy, made, cancel);
            made.Position = 0;
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    private async Task WriteAsync(DataCopy copy, Stream output, CancellationToken cancel)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        await using (var data = await archive.CreateEntry("data.json").OpenAsync(cancel))
            await JsonSerializer.SerializeAsync(data, copy, Readable, cancel);
        await using (var index = await archive.CreateEntry("index.html").OpenAsync(cancel))
            await index.WriteAsync(Encoding.UTF8.GetBytes(page.Write(copy)), cancel);
        foreach (var document in copy.Cases.SelectMany(c => c.Documents).Concat(copy.Drafts.SelectMany(d => d.Documents)))
        {
            if (!files.Exists(document.StoredFileId)) continue;
            // They are pictures and PDFs: packed already.
            await using var entry = await archive.CreateEntry(document.File, CompressionLevel.NoCompression).OpenAsync(cancel);
            await using var bytes = files.Open(document.StoredFileId);
            await bytes.CopyToAsync(entry, cancel);
        }
    }
}
