using System.Globalization;
using System.Text;

namespace Baladi.Web.Shared;

/// <summary>A table as spreadsheets open it: RFC 4180, UTF-8 with a mark, and no cell that would be taken for a formula.</summary>
public sealed class Csv
{
    /// <summary>What every table begins with, so that spreadsheets take it for UTF-8.</summary>
    public const string Mark = "\uFEFF";

    private readonly StringBuilder text = new(Mark);

    public Csv(params IEnumerable<string> columns) => Add(columns);

    public void Add(params IEnumerable<string?> cells) => text.Append(Row(cells));

    /// <summary>One row by itself, for a table that is written as it is read.</summary>
    public static string Row(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string? cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
