using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Amazon.S3.Model;

namespace Tigris.Emulator.Tests.S3;

/// <summary>Objects far larger than memory should be. The emulator is a process of its own here, so that its memory is nobody else's.</summary>
public sealed class StreamingTests
{
    private const long Mib = 1 << 20;

    /// <summary>How much an upload and a download may take beyond what a small one takes.</summary>
    private const long Allowance = 64 * Mib;

    /// <summary>The object's size; a gibibyte is <c>TIGRIS_STREAM_MIB=1024</c>.</summary>
    private static long Size => Mib * long.Parse(Environment.GetEnvironmentVariable("TIGRIS_STREAM_MIB") ?? "128", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_large_object_streams_through_in_flat_memory()
    {
        await using var emulator = await EmulatorProcess.StartAsync();
        using var tenant = await emulator.TenantAsync();
        await UpAndDownAsync(tenant, 8 * Mib);
        var before = emulator.PeakMemory;

        await UpAndDownAsync(tenant, Size);

        var growth = emulator.PeakMemory - before;
        TestContext.Current.SendDiagnosticMessage($"{Size / Mib} MiB up and down: {before / Mib} MiB before, {growth / Mib} MiB more");
        Assert.InRange(growth, 0, Allowance);
    }

    private static async Task UpAndDownAsync(Tenant tenant, long size)
    {
        using var sent = new PatternStream(size);
        await tenant.S3.PutObjectAsync(new PutObjectRequest { BucketName = "data", Key = "large", InputStream = sent });
        using var answer = await tenant.S3.GetObjectAsync("data", "large");
        Assert.Equal(size, answer.ContentLength);
        await using var expected = new PatternStream(size);
        await expected.RequireSameAsync(answer.ResponseStream);
    }

    /// <summary>Bytes that follow from where they are, and are nowhere.</summary>
    private sealed class PatternStream(long size) : Stream
    {
        // No multiple of any buffer: what is out of place is seen.
        private static readonly byte[] Pattern = NewPattern(1_048_573);

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => size;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var at = (int)(Position % Pattern.Length);
            var count = (int)Math.Min(Math.Min(buffer.Length, Pattern.Length - at), size - Position);
            Pattern.AsSpan(at, count).CopyTo(buffer);
            Position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => size + offset,
        };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public async Task RequireSameAsync(Stream other)
        {
            var (came, due) = (new byte[1 << 16], new byte[1 << 16]);
            int count;
            while ((count = await other.ReadAsync(came, TestContext.Current.CancellationToken)) > 0)
            {
                this.ReadExactly(due.AsSpan(0, count));
                Assert.True(came.AsSpan(0, count).SequenceEqual(due.AsSpan(0, count)), $"what came is not what was sent, before byte {Position}");
            }

            Assert.Equal(size, Position);
        }

        private static byte[] NewPattern(int length)
        {
            var pattern = new byte[length];
            for (var i = 0; i < length; i++) pattern[i] = (byte)((i * 2654435761L) >> 16);
            return pattern;
        }
    }
}
