using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// The body of a response. It is read within the timeout of the attempt, so that a stalled or incomplete body is a failed attempt. It is wiped
/// with the response, because it may contain a secret.
/// </summary>
internal sealed class ReceivedBody : HttpContent
{
    /// <summary>The largest number of bytes of a response. The largest page has about a fortieth of this size.</summary>
    public const int Limit = 64 * 1024 * 1024;

    // The announced length isn't reliable.
    private const int LargestFirstSize = 1024 * 1024;
    private const int FirstSizeOfUnknown = 4096;

    private readonly byte[] _bytes;
    private readonly int _length;

    /// <summary>Creates a body that owns the bytes.</summary>
    public ReceivedBody(byte[] bytes, int length)
    {
        _bytes = bytes;
        _length = length;
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Utf8
    {
        get
        {
            ReadOnlySpan<byte> all = _bytes.AsSpan(0, _length);
            return all.StartsWith(ByteOrderMark) ? all[ByteOrderMark.Length..] : all;
        }
    }

    /// <summary>Returns the body of a response after <see cref="ReadAsync"/>.</summary>
    public static ReadOnlySpan<byte> Of(HttpResponseMessage response) => response.Content is ReceivedBody body ? body.Utf8 : [];

    /// <summary>Reads the body of a response and replaces it by this content.</summary>
    /// <exception cref="TigrisInvalidResponseException">The body is longer than <see cref="Limit"/>.</exception>
    public static async Task ReadAsync(HttpResponseMessage response, Call call, CancellationToken cancellationToken)
    {
        var incoming = response.Content;
        var announced = incoming.Headers.ContentLength;
        if (announced > Limit)
        {
            throw call.TooLong(Limit / 1024 / 1024);
        }

        // One more byte is reserved, because the read at the end needs it.
        var bytes = new byte[Math.Min((announced + 1) ?? FirstSizeOfUnknown, LargestFirstSize)];
        var length = 0;
        try
        {
            // After decompression, so that the limit applies to the decompressed response.
            using (var stream = await incoming.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    length += read;
                    if (length > Limit)
                    {
                        throw call.TooLong(Limit / 1024 / 1024);
                    }

                    bytes = length == bytes.Length ? Grow(bytes) : bytes;
                }
            }
        }
        catch
        {
            Array.Clear(bytes, 0, bytes.Length);
            throw;
        }

        var body = new ReceivedBody(bytes, length);
        foreach (var header in incoming.Headers)
        {
            body.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        body.Headers.ContentLength = length;
        response.Content = body;
        incoming.Dispose();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes, 0, _length);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        Array.Clear(_bytes, 0, _bytes.Length);
        base.Dispose(disposing);
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = new byte[full.Length * 2];
        full.CopyTo(larger, 0);
        Array.Clear(full, 0, full.Length);
        return larger;
    }
}
