namespace Baladi.Core.Maps.Files.GeoJson;

/// <summary>A window that moves over a stream. It grows as far as one value needs, and no further.</summary>
internal sealed class JsonBuffer(Stream stream, int most)
{
    private const int Usual = 128 * 1024;
    private byte[] buffer = new byte[Usual];
    private int start, end;

    /// <summary>What was read and not taken yet.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(start, end - start);

    /// <summary>Of the first byte of <see cref="Ahead"/> in the stream.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the stream has no more.</summary>
    public bool IsAtEnd { get; private set; }

    public void Take(int count)
    {
        start += count;
        Position += count;
    }

    /// <summary>Reads as much again as lies ahead, so that a value that is read anew each time is read a few times only.</summary>
    /// <returns>False where there is no more, or no room for more.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        if (IsAtEnd) return false;
        var ahead = end - start;
        if (ahead > most) return false;
        var wanted = ahead > Usual / 2 ? Math.Min((int)Math.Min(ahead * 2L, int.MaxValue / 2), most + Usual) : Usual;
        if (buffer.Length < wanted || (ahead == 0 && buffer.Length > Usual))
        {
            var larger = new byte[Math.Max(wanted, Usual)];
            Ahead.CopyTo(larger);
            buffer = larger;
        }
        else if (start > 0) Ahead.CopyTo(buffer);
        (start, end) = (0, ahead);
        // One read is enough where little lies ahead: what comes over a line is worked on while more of it comes.
        do
        {
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            IsAtEnd = read == 0;
            end += read;
        }
        while (!IsAtEnd && end < buffer.Length && ahead > Usual / 2);
        return end > ahead;
    }
}
