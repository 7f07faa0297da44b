using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Hostility;

/// <summary>Whoever sends slowly on purpose is sent away, and nobody else notices.</summary>
public class SlowRequestTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Theory]
    // A letter of the form a second.
    [InlineData("POST /ar/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n")]
    // The head that never ends.
    [InlineData("GET /ar HTTP/1.1\r\nHost: localhost\r\nX-A: ")]
    public async Task Sender_LetterByLetter_IsCutOffWhileOthersAreServed(string start)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        var slow = Enumerable.Range(0, 20).Select(_ => DripAsync(start, patience.Token)).ToList();
        using var client = server.CreateClient();
        await Task.Delay(500);

        var watch = Stopwatch.StartNew();
        using var other = await client.GetAsync(new Uri("/ar/services", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
        var cut = await Task.WhenAll(slow);
        Assert.All(cut, Assert.True);
    }

    /// <returns>Whether the server ended it.</returns>
    private async Task<bool> DripAsync(string start, CancellationToken cancel)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Address.Host, server.Address.Port, cancel);
        var stream = connection.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(start), cancel);
            var answer = stream.ReadAtLeastAsync(new byte[12], 12, throwOnEndOfStream: false, cancel).AsTask();
            while (!answer.IsCompleted)
            {
                await stream.WriteAsync("a"u8.ToArray(), cancel);
                await Task.WhenAny(answer, Task.Delay(1000, cancel));
            }
            await answer;
            return true;
        }
        catch (IOException) { return true; }
        catch (OperationCanceledException) { return false; }
    }
}
