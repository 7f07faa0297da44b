using System.Net.Sockets;
using System.Text;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Hostility;

/// <summary>Where one request ends and the next begins is never a matter of opinion.</summary>
public class SmugglingTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Hidden = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6", "hello!")]
    [InlineData("Content-Length: 5, 6", "hello!")]
    [InlineData("Content-Length: 0x5", "hello")]
    [InlineData("Content-Length: -1", "hello")]
    [InlineData("Transfer-Encoding: chunked, identity", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: xchunked", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nX: y", "5;\nhello\n0\n\n")]
    [InlineData("Transfer-Encoding: chunked\r\nX: y", "fffffffffffffffff\r\nhello\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked", "0\r\n\r\n")]
    [InlineData("X: y\r\n Transfer-Encoding: chunked", "0\r\n\r\n")]
    public async Task Body_OfUncertainLength_IsRefusedAndNothingBehindItIsRead(string header, string body)
    {
        var answers = await SendAsync($"POST /ar/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n{header}\r\n\r\n{body}{Hidden}");

        Assert.DoesNotContain("Healthy", answers, StringComparison.Ordinal);
        Assert.True(answers.StartsWith("HTTP/1.1 400", StringComparison.Ordinal) || answers.StartsWith("HTTP/1.1 501", StringComparison.Ordinal), answers[..Math.Min(100, answers.Length)]);
    }

    [Fact]
    public async Task Body_InChunksAndWithALength_GoesByItsChunksAndIsTheLast()
    {
        var answers = await SendAsync($"POST /ar/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}");

        // An empty form. Whoever sent both may mean no good, and is not listened to any longer.
        Assert.StartsWith("HTTP/1.1 422", answers, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("Healthy", answers, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string bytes)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(6));
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Address.Host, server.Address.Port, patience.Token);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(bytes), patience.Token);
        using var answers = new MemoryStream();
        try { await stream.CopyToAsync(answers, patience.Token); }
        catch (Exception error) when (error is IOException or OperationCanceledException) { }
        return Encoding.UTF8.GetString(answers.ToArray());
    }
}
