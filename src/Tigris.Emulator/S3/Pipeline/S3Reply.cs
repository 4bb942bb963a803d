using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Tigris.Emulator.S3.Store;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>A reply before it is on the wire.</summary>
internal sealed record S3Reply(int Status)
{
    private static readonly XmlWriterSettings Format = new()
    {
        CheckCharacters = false, // a key may hold what XML can't
        Encoding = new UTF8Encoding(false),
    };

    public List<(string Name, string Value)> Headers { get; init; } = [];

    public IS3Body Body { get; init; } = new BytesBody(ReadOnlyMemory<byte>.Empty);

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

/// <summary>The bytes of a reply.</summary>
internal interface IS3Body : IDisposable
{
    long Length { get; }

    Task WriteAsync(Stream stream, CancellationToken cancellationToken);
}

internal sealed class BytesBody(ReadOnlyMemory<byte> bytes) : IS3Body
{
    public long Length => bytes.Length;

    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => stream.WriteAsync(bytes, cancellationToken).AsTask();

    public void Dispose()
    {
    }
}

/// <summary>As many bytes as there would be, for an answer that tells and does not send.</summary>
internal sealed class UnsentBody(long length) : IS3Body
{
    public long Length => length;

    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }
}

internal sealed class ContentBody(ContentReader content, ByteRange range) : IS3Body
{
    public long Length => range.Length;

    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => content.CopyAsync(range, stream.WriteAsync, cancellationToken);

    public void Dispose() => content.Dispose();
}
