using System.Globalization;
using System.Text;

namespace Baladi.Web.Shared;

/// <summary>A table as spreadsheets open it: RFC 4180, UTF-8 with a mark, and no cell that would be taken for a formula.</summary>
public sealed class Csv
{
    private readonly StringBuilder text = new("\uFEFF");

    public Csv(params IEnumerable<string> columns) => Add(columns);

    public void Add(params IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string? cell)
    {
        var safe = cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
