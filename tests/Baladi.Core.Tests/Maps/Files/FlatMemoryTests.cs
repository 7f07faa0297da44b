using System.Globalization;
using System.Text;
using Baladi.TestKit.Maps;
using Xunit;

namespace Baladi.Core.Tests.Maps.Files;

[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
public class AloneCollection;

/// <summary>What is held while a file is read does not grow with it. Runs alone, since it looks at the memory of the process.</summary>
[Collection(nameof(FlatMemoryTests))]
public class FlatMemoryTests
{
    [Fact]
    public async Task Read_TenTimesTheFeatures_HoldsNoMore()
    {
        await PeakAsync(5_000);
        var few = await PeakAsync(20_000);

        var many = await PeakAsync(200_000);

        // All of them together would be some 200 MB.
        Assert.True(many < few + 2_000_000, $"{few:#,0} bytes for 20,000 features, {many:#,0} for 200,000");
    }

    private static async Task<long> PeakAsync(int count)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), peak = 0, seen = 0;
        await using var file = await MapTrial.Files().OpenAsync(new ParcelStream(count), "pipe");
        await foreach (var record in file.ReadAsync())
        {
            Assert.NotNull(record.Shape);
            if (++seen % 5_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal(count, seen);
        return peak;
    }

    /// <summary>A collection of parcels that is made while it is read.</summary>
    private sealed class ParcelStream(int count) : Stream
    {
        private byte[] piece = "{\"type\":\"FeatureCollection\",\"features\":["u8.ToArray();
        private int at, made;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (at == piece.Length && !Next()) return 0;
            var taken = Math.Min(buffer.Length, piece.Length - at);
            piece.AsSpan(at, taken).CopyTo(buffer);
            at += taken;
            return taken;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private bool Next()
        {
            if (made > count) return false;
            var text = new StringBuilder();
            for (var i = 0; i < 200 && made < count; i++, made++)
            {
                double x = 46 + made % 1000 * 0.001, y = 24 + made / 1000 * 0.001;
                text.Append(made == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""{"type":"Feature","id":{{{made}}},"properties":{"parcel":"{{{made}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{x}}},{{{y}}}],[{{{x + 0.0005}}},{{{y}}}],[{{{x + 0.0005}}},{{{y + 0.0004}}}],[{{{x}}},{{{y}}}]]]}}""");
            }
            if (made == count)
            {
                text.Append("]}");
                made++;
            }
            (piece, at) = (Encoding.UTF8.GetBytes(text.ToString()), 0);
            return true;
        }
    }
}
