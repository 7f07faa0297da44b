using System.IO.Compression;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using MiniExcelLibs;

namespace Baladi.Core.Publications.Exchange;

public enum RequirementFormat
{
    /// <summary>As it is kept.</summary>
    Json,
    /// <summary>A workbook of three sheets, see <see cref="RequirementSheets"/>.</summary>
    Xlsx,
}

/// <summary>Writes requirement documents into files and reads them back. What comes out of the writing reads as what went in.</summary>
public static class RequirementFiles
{
    /// <summary>Larger files are refused before anything is read.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;
    // A workbook is packed: no more than this comes out of it.
    private const long MaxUnpacked = 50L * 1024 * 1024;
    private const string DocumentSheet = "document", ClauseSheet = "clauses", ExampleSheet = "examples";

    private static readonly JsonSerializerOptions Readable = new(PublishedJson.Options) { WriteIndented = true };

    public static byte[] Write(RequirementDocument document, RequirementFormat format)
    {
        if (format == RequirementFormat.Json) return JsonSerializer.SerializeToUtf8Bytes(document, Readable);
        var sheets = RequirementSheets.Of(document);
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object> { [DocumentSheet] = Rows(sheets.Document), [ClauseSheet] = Rows(sheets.Clauses), [ExampleSheet] = Rows(sheets.Examples) });
        return file.ToArray();
    }

    /// <summary>The document of a file, by its content and not its name. Problems: import-format, import-too-large; those of <see cref="RequirementSheets.Read"/>.</summary>
    public static Outcome<RequirementDocument> Read(byte[] file)
    {
        if (file.Length > MaxBytes) return Failure.Invalid(new Problem("import-too-large"));
        return file is [(byte)'P', (byte)'K', ..] ? Workbook(file) : Json(file);
    }

    private static Outcome<RequirementDocument> Json(byte[] file)
    {
        try
        {
            var mark = file is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            return JsonSerializer.Deserialize<RequirementDocument>(file.AsSpan(mark), PublishedJson.Options) is { } document ? document : Failure.Invalid(new Problem("import-format"));
        }
        catch (JsonException wrong) when (wrong.InnerException is Requirements.Expressions.ExpressionException formula) { return Failure.Invalid(formula.Problem.At(PlaceOf(wrong))); }
        catch (JsonException wrong) { return Failure.Invalid(wrong.Path is { Length: > 1 } ? new Problem("import-json", PlaceOf(wrong), PlaceOf(wrong), (wrong.LineNumber ?? 0) + 1) : new("import-format")); }
    }

    private static string PlaceOf(JsonException wrong) => (wrong.Path ?? "").TrimStart('$', '.').Replace('.', '/');

    private static Outcome<RequirementDocument> Workbook(byte[] file)
    {
        try
        {
            using var packed = new MemoryStream(file);
            using (var archive = new ZipArchive(packed, ZipArchiveMode.Read, leaveOpen: true))
                if (archive.Entries.Sum(entry => entry.Length) > MaxUnpacked) return Failure.Invalid(new Problem("import-too-large"));
            var missing = new[] { DocumentSheet, ClauseSheet }.Except(Opened(file, stream => stream.GetSheetNames())).ToList();
            if (missing.Count > 0) return Failure.Invalid(new Problem("import-no-sheet", "", missing[0]));
            var examples = Opened(file, stream => stream.GetSheetNames()).Contains(ExampleSheet);
            return new RequirementSheets(Sheet(file, DocumentSheet), Sheet(file, ClauseSheet), examples ? Sheet(file, ExampleSheet) : []).Read();
        }
        // Whatever a broken or hostile workbook makes the library throw, it is one that cannot be read.
        catch (Exception error) when (error is InvalidDataException or System.Xml.XmlException or FormatException or KeyNotFoundException or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or OverflowException or NotSupportedException or EndOfStreamException)
        {
            return Failure.Invalid(new Problem("import-format"));
        }
    }

    private static List<Row> Sheet(byte[] file, string name) => Opened(file, stream => stream.Query(useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object?>>().Select(cells =>
    {
        var row = new Row();
        foreach (var (column, value) in cells) row[column] = value;
        return row;
    }).ToList());

    private static T Opened<T>(byte[] file, Func<Stream, T> read)
    {
        using var stream = new MemoryStream(file);
        return read(stream);
    }

    // The library takes the columns from the first row, and needs one to know them.
    private static IEnumerable<Dictionary<string, object?>> Rows(IReadOnlyList<Row> rows) => rows.Select(row => row.ToDictionary(cell => cell.Key, cell => (object?)row.Text(cell.Key)));
}
