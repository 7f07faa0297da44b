using System.IO.Compression;
using Baladi.Core.Basics;
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

/// <summary>Writes requirement documents into files and reads workbooks of them back; <see cref="ContentFiles"/> reads what is none. What comes out of the writing reads as what went in.</summary>
public static class RequirementFiles
{
    // A workbook is packed: no more than this comes out of it.
    private const long MaxUnpacked = 50L * 1024 * 1024;
    private const string DocumentSheet = "document", ClauseSheet = "clauses", ExampleSheet = "examples";

    public static byte[] Write(RequirementDocument document, RequirementFormat format)
    {
        if (format == RequirementFormat.Json) return ContentFiles.Write(document);
        var sheets = RequirementSheets.Of(document);
        using var file = new MemoryStream();
        file.SaveAs(new Dictionary<string, object> { [DocumentSheet] = Rows(sheets.Document), [ClauseSheet] = Rows(sheets.Clauses), [ExampleSheet] = Rows(sheets.Examples) });
        return file.ToArray();
    }

    internal static Outcome<RequirementDocument> Workbook(byte[] file)
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
