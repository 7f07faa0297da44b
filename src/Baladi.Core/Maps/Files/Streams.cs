namespace Baladi.Core.Maps.Files;

/// <summary>What was read of a stream before, and then the rest of it.</summary>
internal sealed class HeadedStream(ReadOnlyMemory<byte> head, Stream rest) : ReadingStream
{
    private ReadOnlyMemory<byte> ahead = head;

    public override int Read(Span<byte> buffer)
    {
        if (ahead.IsEmpty) return rest.Read(buffer);
        var taken = Math.Min(ahead.Length, buffer.Length);
        ahead.Span[..taken].CopyTo(buffer);
        ahead = ahead[taken..];
        return taken;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ahead.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(Read(buffer.Span));
}

/// <summary>Stops at so many bytes, whatever the stream said of its length.</summary>
internal sealed class BoundedStream(Stream inner, long most, Func<MapProblem> tooMuch) : ReadingStream
{
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read) => (Taken += read) > most ? throw new MapFileException(tooMuch()) : read;
}

/// <summary>A stream that is only read, forwards.</summary>
internal abstract class ReadingStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public abstract override int Read(Span<byte> buffer);
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

internal static class Copying
{
    public static async Task CopyAsync(Stream from, Stream to, long most, Func<MapProblem> tooMuch, CancellationToken cancel)
    {
        await using var bounded = new BoundedStream(from, most, tooMuch);
        await bounded.CopyToAsync(to, cancel);
    }
}
