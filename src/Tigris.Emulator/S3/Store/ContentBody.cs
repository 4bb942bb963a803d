using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Store;

/// <summary>The content of an object or a range of it, in pieces.</summary>
internal sealed class ContentBody(ContentReader content, ByteRange range) : IReplyBody
{
    public long Length => range.Length;

    public Task WriteAsync(WritePiece write, CancellationToken cancellationToken) => content.CopyAsync(range, write, cancellationToken);

    public void Dispose() => content.Dispose();
}
