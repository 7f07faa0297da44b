using System.Text;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Publications.Exchange;

/// <summary>What was read from a file.</summary>
public sealed record ContentFile(IPublishedContent Content);

/// <summary>Writes any published content into a file of JSON and reads it back; requirement documents also from a workbook.</summary>
public static class ContentFiles
{
    /// <summary>Larger files are refused before anything is read.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private static readonly JsonSerializerOptions Readable = new(PublishedJson.Options) { WriteIndented = true };

    public static byte[] Write(IPublishedContent content) => JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), Readable);

    /// <summary>
    /// The content of a file, by what is in it and not by its name. Problems: import-format, import-too-large; import-json with place and line;
    /// those of a formula; of a workbook, those of <see cref="RequirementSheets.Read"/>.
    /// </summary>
    public static Outcome<ContentFile> Read(string kind, byte[] file)
    {
        if (file.Length > MaxBytes) return Failure.Invalid(new Problem("import-too-large"));
        if (kind != RequirementDocument.Kind || file is not [(byte)'P', (byte)'K', ..]) return Json(kind, file);
        var read = RequirementFiles.Workbook(file);
        return new(read.Kind, read.Value is { } document ? new(document) : null, read.Problems);
    }

    private static Outcome<ContentFile> Json(string kind, byte[] file)
    {
        try
        {
            var mark = file is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            return new ContentFile(PublicationChecks.Read(kind, Encoding.UTF8.GetString(file.AsSpan(mark))));
        }
        catch (JsonException wrong) when (wrong.InnerException is ExpressionException formula) { return Failure.Invalid(formula.Problem.At(PlaceOf(wrong))); }
        catch (JsonException wrong) { return Failure.Invalid(wrong.Path is { Length: > 1 } ? new Problem("import-json", PlaceOf(wrong), PlaceOf(wrong), (wrong.LineNumber ?? 0) + 1) : new("import-format")); }
    }

    private static string PlaceOf(JsonException wrong) => (wrong.Path ?? "").TrimStart('$', '.').Replace('.', '/');
}
