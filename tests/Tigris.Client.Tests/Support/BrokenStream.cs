using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Tests.Support;

/// <summary>A body that returns a few bytes and then calls a function.</summary>
#pragma warning disable CA1844 // .NET Framework can only read into arrays.
internal sealed class BrokenStream(Func<CancellationToken, Task> then) : Stream
#pragma warning restore CA1844
{
    private bool _begun;

    public BrokenStream(Action then)
        : this(_ =>
        {
            then();
            return Task.CompletedTask;
        })
    {
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (!_begun)
        {
            _begun = true;
            buffer[offset] = (byte)'{';
            return 1;
        }

        await then(cancellationToken);
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
