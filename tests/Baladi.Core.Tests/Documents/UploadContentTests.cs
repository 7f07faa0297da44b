using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Documents;
using Baladi.TestKit;
using Xunit;

namespace Baladi.Core.Tests.Documents;

/// <summary>Uploads that are of the right kind and still not what anybody should open.</summary>
public class UploadContentTests
{
    private static readonly string[] Formats = ["pdf", "png", "jpeg"];

    [Theory]
    [InlineData("<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>", "file-active")]
    [InlineData("<</OpenAction<</S/J#61vaScr#69pt/JS 4 0 R>>>>", "file-active")]
    [InlineData("<</S/Launch/F(cmd.exe)>>", "file-active")]
    [InlineData("<</Names<</EmbeddedFiles 5 0 R>>>>", "file-active")]
    [InlineData("<</S/SubmitForm/F(https://hostile.example)>>", "file-active")]
    [InlineData("<</AcroForm<</XFA 7 0 R>>>>", "file-active")]
    [InlineData("<</Type/Obj#53tm/Filter/FlateDecode/Length 9>>", "file-active")]
    [InlineData("<</Encrypt 9 0 R/Root 1 0 R>>", "file-locked")]
    [InlineData("<</S/URI/URI(https://balady.gov.sa)>>", null)]
    [InlineData("(How to disable JavaScript, and the XFA form)", null)]
    [InlineData("<</LaunchPad 3/JavaScripted 4/EncryptMetadata false>>", null)]
    public async Task Pdf_ThatDoesMoreThanShowItself_IsRefused(string objects, string? problem) =>
        Assert.Equal(problem, await ProblemAsync(Pdf(Encoding.Latin1.GetBytes($"1 0 obj\n{objects}\nendobj\n"))));

    [Theory]
    [InlineData("12 0 <</S/JavaScript/JS(x)>>", "file-active")]
    [InlineData("12 0 <</S/J#61vaScript/JS(x)>>", "file-active")]
    [InlineData("12 0 <</Type/Page>>", null)]
    public async Task Pdf_WithPackedObjects_IsLookedIntoAsWell(string objects, string? problem) =>
        Assert.Equal(problem, await ProblemAsync(Pdf(Packed(Encoding.ASCII.GetBytes(objects)))));

    [Fact]
    public async Task Pdf_ThatUnpacksToMoreThanCanBeRead_IsRefused() =>
        Assert.Equal("file-active", await ProblemAsync(Pdf(Packed(new byte[80 * 1024 * 1024]))));

    [Fact]
    public async Task Pdf_WhosePackedObjectsCannotBeRead_IsRefused() =>
        Assert.Equal("file-active", await ProblemAsync(Pdf("2 0 obj<</Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]>>stream\nzz789C>\nendstream endobj"u8.ToArray())));

    [Fact]
    public async Task Pdf_OfRandomPictures_IsTaken()
    {
        var picture = new byte[4 * 1024 * 1024];
        new Random(7).NextBytes(picture);

        Assert.Null(await ProblemAsync(Pdf([.. "3 0 obj<</Subtype/Image>>stream\n"u8, .. picture, .. "\nendstream endobj\n"u8])));
    }

    [Theory]
    [InlineData(60_000, 60_000, "file-pixels")]
    [InlineData(4_000_000_000, 1, "file-pixels")]
    [InlineData(9_900, 7_000, null)]
    public async Task Picture_OfTooManyPixels_IsRefused(uint width, uint height, string? problem)
    {
        byte[] size = [(byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width, (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height];

        Assert.Equal(problem, await ProblemAsync([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. size, 8, 6, 0, 0, 0]));
    }

    [Theory]
    [InlineData(0xFFFF, 0xFFFF, "file-pixels")]
    [InlineData(4000, 3000, null)]
    public async Task Photo_OfTooManyPixels_IsRefusedWhateverComesBefore(int width, int height, string? problem)
    {
        byte[] frame = [0xFF, 0xC2, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 0, 0, 0];

        Assert.Equal(problem, await ProblemAsync([0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 1, 2, 3, 4, 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 16, 1, 0, 0, 0, .. frame, 0xFF, 0xDA, 0, 0]));
    }

    [Theory]
    [InlineData("stream: OK\0", null)]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", "file-infected")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", "file-unscanned")]
    [InlineData("", "file-unscanned")]
    public async Task Scanner_WhateverItSays_OnlyCleanIsTaken(string says, string? problem)
    {
        using var clamd = new TcpListener(IPAddress.Loopback, 0);
        clamd.Start();
        var received = AnswerAsync(clamd, says);

        var found = await ProblemAsync(Pdf([]), new ClamScanner(new Uri($"tcp://{clamd.LocalEndpoint}"), TimeSpan.FromSeconds(5)));

        Assert.Equal(problem, found);
        Assert.Equal(Pdf([]), await received);
    }

    [Fact]
    public async Task Scanner_ThatIsNotThereOrSaysNothing_KeepsTheFileOut()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var there = new Uri($"tcp://{silent.LocalEndpoint}");

        var late = await ProblemAsync(Pdf([]), new ClamScanner(there, TimeSpan.FromMilliseconds(300)));
        silent.Stop();
        var gone = await ProblemAsync(Pdf([]), new ClamScanner(there, TimeSpan.FromSeconds(5)));

        Assert.Equal(("file-unscanned", "file-unscanned"), (late, gone));
    }

    /// <summary>Reads a file as clamd does, and answers.</summary>
    private static async Task<byte[]> AnswerAsync(TcpListener clamd, string says)
    {
        using var client = await clamd.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var command = new byte[10];
        await stream.ReadExactlyAsync(command);
        Assert.Equal("zINSTREAM\0"u8.ToArray(), command);
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var chunk = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(length)];
            if (chunk.Length == 0) break;
            await stream.ReadExactlyAsync(chunk);
            content.Write(chunk);
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(says));
        return content.ToArray();
    }

    private static async Task<string?> ProblemAsync(byte[] content, IFileScanner? scanner = null)
    {
        var folder = new ScratchFolder("uploads");
        var saved = await new FileStore(folder.Location, TimeProvider.System, scanner).SaveAsync(new MemoryStream(content), "file", Formats, 100 * 1024 * 1024, null, CancellationToken.None);
        var left = Directory.GetFiles(folder.Location, "*", SearchOption.AllDirectories).Length;
        Assert.Equal(saved.IsDone ? 1 : 0, left);
        return saved.IsDone ? null : Assert.Single(saved.Problems).Code;
    }

    private static byte[] Pdf(byte[] objects) => [.. "%PDF-1.7\n"u8, .. objects, .. "\n%%EOF\n"u8];

    private static byte[] Packed(byte[] objects)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(objects);
        return [.. "2 0 obj<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>\nstream\r\n"u8, .. packed.ToArray(), .. "\nendstream endobj\n"u8];
    }
}
