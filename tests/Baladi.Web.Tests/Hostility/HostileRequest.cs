using System.Globalization;
using System.Text;

namespace Baladi.Web.Tests.Hostility;

/// <summary>One request, to the byte.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Target">Path and query, already escaped or deliberately not.</param>
internal sealed record HostileRequest(string Kind, string Method, string Target)
{
    public List<(string Name, string Value)> Headers { get; init; } = [];
    public byte[]? Body { get; init; }
    /// <summary>Whoever lets it through has let somebody else act: no token, a foreign one, another site, a method the endpoint does not have.</summary>
    public bool MustBeRefused { get; init; }
    /// <summary>So broken or so large that closing the connection is an answer.</summary>
    public bool MayBeCut { get; init; }
    /// <summary>Sent in so many parts, with a pause between.</summary>
    public int Pieces { get; init; } = 1;

    public IReadOnlyList<ReadOnlyMemory<byte>> Bytes(string host)
    {
        var head = new StringBuilder().Append(Method).Append(' ').Append(Target).Append(" HTTP/1.1\r\n");
        if (!Has("Host")) head.Append("Host: ").Append(host).Append("\r\n");
        foreach (var (name, value) in Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Body is not null && !Has("Content-Length") && !Has("Transfer-Encoding")) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        var start = Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
        if (Pieces == 1 || Body is null or { Length: 0 }) return [(byte[])[.. start, .. Body ?? []]];
        return [start, .. Body.Chunk(Math.Max(1, Body.Length / Pieces)).Select(piece => (ReadOnlyMemory<byte>)piece)];
    }

    private bool Has(string name) => Headers.Exists(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>As much of it as helps to understand a failure.</summary>
    public override string ToString()
    {
        var told = this with { Headers = [.. Headers.Select(header => header.Name == "Cookie" && Kind != "cookie" ? (header.Name, Value: header.Value.Length > 40 ? header.Value[..40] + "…" : header.Value) : header)] };
        var text = Encoding.Latin1.GetString(told.Bytes("host")[0].Span) + (Pieces > 1 && Body is not null ? Encoding.Latin1.GetString(Body) : "");
        var shown = string.Concat(text.Take(1500).Select(c => c is >= ' ' and < '\x7f' ? c.ToString() : c == '\n' ? "\n      " : c == '\r' ? "" : $"\\x{(int)c:x2}"));
        return $"[{Kind}] {shown}{(text.Length > 1500 ? $"… ({text.Length} bytes)" : "")}";
    }
}
