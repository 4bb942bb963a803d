using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>A reply of the S3 side before it is on the wire.</summary>
internal sealed record S3Reply(int Status) : Reply(Status)
{
    private static readonly XmlWriterSettings Format = new()
    {
        CheckCharacters = false, // a key may hold what XML can't
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.Entitize, // the default replaces a line end in a key or a tag by that of the platform
    };

    /// <summary>What is charged as sent.</summary>
    public long SentBytes => Body is UnsentBody ? 0 : Body.Length;

    /// <summary>What counts as read from the storage class, for classes that charge for it.</summary>
    public string? ReadFrom { get; init; }

    public static S3Reply Xml(XElement root, int status = 200)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Format)) root.WriteTo(writer);
        return new S3Reply(status) { Headers = [("Content-Type", "application/xml")], Body = new BytesBody(stream.ToArray()) };
    }
}

/// <summary>A content, or a range of it, piece by piece from where it is kept.</summary>
internal sealed class ContentBody(ContentReader content, ByteRange range) : IReplyBody
{
    public long Length => range.Length;

    public Task WriteAsync(WritePiece write, CancellationToken cancellationToken) => content.CopyAsync(range, write, cancellationToken);

    public void Dispose() => content.Dispose();
}
