using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Tasks;
using Tigris.Client.Json;

namespace Tigris.Client.Http;

/// <summary>
/// A request's body: can be sent again, knows whether it was, and is wiped when the request is done with, because it may hold a secret.
/// </summary>
internal class JsonBody : HttpContent
{
    private readonly byte[] _utf8;

    /// <summary>Owns the given bytes from now on.</summary>
    public JsonBody(byte[] utf8)
    {
        _utf8 = utf8;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>
    /// Whether the transport has begun to send it since <see cref="HoldBack"/>. As long as it has not, the server cannot have acted on
    /// the request, whatever became of the connection.
    /// </summary>
    public bool WasSent { get; private set; }

    /// <summary>The text of a member of the body; null where there is none.</summary>
    public string? TextAt(string member)
    {
        var reader = new Utf8JsonReader(_utf8);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(member))
            {
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }

        return null;
    }

    public void HoldBack() => WasSent = false;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        WasSent = true;
        return stream.WriteAsync(_utf8, 0, _utf8.Length);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _utf8.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        Array.Clear(_utf8, 0, _utf8.Length);
        base.Dispose(disposing);
    }
}

/// <summary>
/// A body made of a wire record. Requests are given one instead of the record itself, because what Refit would make of a record is
/// neither wiped nor tells whether it was sent.
/// </summary>
internal sealed class JsonBody<T> : JsonBody
{
    /// <summary>Writes the record; secrets in it are in no other place afterwards.</summary>
    public JsonBody(T record)
        : base(WireSerializer.Write(record))
    {
    }
}
