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
        CheckCharacters = false, // a key can contain characters that XML can't
        Encoding = new UTF8Encoding(false),
        NewLineHandling = NewLineHandling.Entitize, // the default replaces line ends in keys and tags by those of the platform
    };

    /// <summary>The number of billed bytes sent.</summary>
    public long SentBytes => Body is UnsentBody ? 0 : Body.Length;

    /// <summary>The storage class from which the body is read, for classes that charge reads.</summary>
    public string? ReadFrom { get; init; }

    public static S3Reply Xml(XElement root, int status = 200)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Format)) root.WriteTo(writer);
        return new S3Reply(status) { Headers = [("Content-Type", "application/xml")], Body = new BytesBody(stream.ToArray()) };
    }
}

/// <summary>The content of an object or a range of it, in pieces.</summary>
internal sealed class ContentBody(ContentReader content, ByteRange range) : IReplyBody
{
    public long Length => range.Length;

    public Task WriteAsync(WritePiece write, CancellationToken cancellationToken) => content.CopyAsync(range, write, cancellationToken);

    public void Dispose() => content.Dispose();
}
