using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Baladi.Web.Tests.Hostility;

/// <summary>An answer as it came; status 0 where the server closed the connection instead.</summary>
internal sealed record RawAnswer(int Status, string Head, byte[] Body)
{
    public static readonly RawAnswer None = new(0, "", []);

    public string? this[string header] => Head.Split("\r\n").Skip(1).FirstOrDefault(line => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))?[(header.Length + 1)..].Trim();

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>Sends bytes just as they are given: an ordinary client would put right, or refuse, what is to be tried here.</summary>
internal sealed class RawClient(Uri server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private TcpClient? connection;
    private readonly byte[] buffer = new byte[64 * 1024];
    private int start, end;

    public string Host => server.Authority;

    /// <param name="pieces">Sent one after the other, with the pause between them.</param>
    public async Task<RawAnswer> SendAsync(string method, IReadOnlyList<ReadOnlyMemory<byte>> pieces, TimeSpan pause = default)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var again = true; ; again = false)
        {
            var isOld = connection is not null;
            try
            {
                var stream = await OpenAsync(patience.Token);
                var sending = SendPiecesAsync(stream, pieces, pause, patience.Token);
                var answer = await ReadAsync(stream, isHead: method == "HEAD", patience.Token);
                // Refused before all of it was sent: the rest must not be taken for the next request.
                if (!sending.IsCompletedSuccessfully || answer.Status == 0 || answer["Connection"]?.Contains("close", StringComparison.OrdinalIgnoreCase) == true) Dispose();
                try { await sending; } catch (Exception error) when (error is IOException or ObjectDisposedException or SocketException) { }
                if (answer.Status != 0 || !isOld || !again) return answer;
            }
            // The server may close a connection between two requests; one that it closes during the first was refused.
            catch (Exception error) when (error is IOException or SocketException)
            {
                Dispose();
                if (!isOld || !again) return RawAnswer.None;
            }
        }
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
        start = end = 0;
    }

    private async Task<NetworkStream> OpenAsync(CancellationToken cancel)
    {
        if (connection is null)
        {
            connection = new TcpClient { NoDelay = true };
            await connection.ConnectAsync(server.Host, server.Port, cancel);
        }
        return connection.GetStream();
    }

    private static async Task SendPiecesAsync(NetworkStream stream, IReadOnlyList<ReadOnlyMemory<byte>> pieces, TimeSpan pause, CancellationToken cancel)
    {
        foreach (var (index, piece) in pieces.Index())
        {
            if (index > 0 && pause > TimeSpan.Zero) await Task.Delay(pause, cancel);
            await stream.WriteAsync(piece, cancel);
        }
    }

    private async Task<RawAnswer> ReadAsync(NetworkStream stream, bool isHead, CancellationToken cancel)
    {
        var head = await ReadUntilAsync(stream, "\r\n\r\n", cancel);
        if (head is null || head.Length < 12) return RawAnswer.None;
        var answer = new RawAnswer(int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), head, []);
        if (answer.Status is >= 100 and < 200) return await ReadAsync(stream, isHead, cancel);
        if (isHead || answer.Status is 204 or 304) return answer;
        using var body = new MemoryStream();
        if (answer["Transfer-Encoding"] is "chunked")
            while (await ReadUntilAsync(stream, "\r\n", cancel) is { } size && int.Parse(size.AsSpan(0, size.Length - 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var length)
            {
                await CopyAsync(stream, body, length, cancel);
                await ReadUntilAsync(stream, "\r\n", cancel);
                if (length == 0) break;
            }
        else if (answer["Content-Length"] is { } known) await CopyAsync(stream, body, long.Parse(known, CultureInfo.InvariantCulture), cancel);
        else while (await FillAsync(stream, cancel)) await CopyAsync(stream, body, end - start, cancel);
        return answer with { Body = body.ToArray() };
    }

    private async Task CopyAsync(NetworkStream stream, MemoryStream to, long count, CancellationToken cancel)
    {
        while (count > 0 && (end > start || await FillAsync(stream, cancel)))
        {
            var part = (int)Math.Min(count, end - start);
            to.Write(buffer, start, part);
            start += part;
            count -= part;
        }
    }

    private async Task<string?> ReadUntilAsync(NetworkStream stream, string mark, CancellationToken cancel)
    {
        while (true)
        {
            var found = buffer.AsSpan(start, end - start).IndexOf(Encoding.ASCII.GetBytes(mark));
            if (found >= 0)
            {
                var text = Encoding.Latin1.GetString(buffer, start, found + mark.Length);
                start += text.Length;
                return text;
            }
            if (!await FillAsync(stream, cancel)) return null;
        }
    }

    private async Task<bool> FillAsync(NetworkStream stream, CancellationToken cancel)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length) throw new InvalidOperationException("A head of more than 64 KB.");
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
        end += read;
        return read > 0;
    }
}
