using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Baladi.Core.Documents;

public enum ScanResult
{
    Clean,
    Infected,
    /// <summary>The scanner did not answer, or not in words we know. Nothing is taken then.</summary>
    Failed,
}

/// <summary>Looks for malware in what somebody uploads.</summary>
public interface IFileScanner
{
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancel);
}

/// <summary>clamd, by its INSTREAM command; the address is tcp://host:port or unix:///path.</summary>
public sealed class ClamScanner(Uri address, TimeSpan patience) : IFileScanner
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(patience);
        try
        {
            using var socket = address.Scheme == "unix" ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (address.Scheme == "unix") await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.LocalPath), limited.Token);
            else await socket.ConnectAsync(address.Host, address.Port, limited.Token);
            await using var stream = new NetworkStream(socket);
            await SendAsync(content, stream, limited.Token);
            return Read(await new StreamReader(stream, Encoding.ASCII).ReadToEndAsync(limited.Token));
        }
        catch (Exception error) when (error is SocketException or IOException || (error is OperationCanceledException && !cancel.IsCancellationRequested)) { return ScanResult.Failed; }
    }

    private static async Task SendAsync(Stream content, NetworkStream stream, CancellationToken cancel)
    {
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var chunk = new byte[4 + 64 * 1024];
        int read;
        do
        {
            read = await content.ReadAtLeastAsync(chunk.AsMemory(4), chunk.Length - 4, throwOnEndOfStream: false, cancel);
            // An empty one ends it.
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await stream.WriteAsync(chunk.AsMemory(0, 4 + read), cancel);
        }
        while (read > 0);
    }

    private static ScanResult Read(string answer) => answer.TrimEnd('\0', '\n', ' ') switch
    {
        "stream: OK" => ScanResult.Clean,
        var found when found.EndsWith(" FOUND", StringComparison.Ordinal) => ScanResult.Infected,
        _ => ScanResult.Failed,
    };
}
