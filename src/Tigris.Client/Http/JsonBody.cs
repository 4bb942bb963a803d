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
/// The body of a request. It can be sent again, records if it was sent, and is wiped with the request, because it may contain a secret.
/// </summary>
internal class JsonBody : HttpContent
{
    private readonly byte[] _utf8;

    /// <summary>Creates a body that owns the bytes.</summary>
    public JsonBody(byte[] utf8)
    {
        _utf8 = utf8;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>
    /// true if the transport has begun to send the body since <see cref="MarkUnsent"/>; otherwise, false. While it is false, the server can't have
    /// acted on the request.
    /// </summary>
    public bool WasSent { get; private set; }

    /// <summary>Returns the text of a member of the body; null without such a member.</summary>
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

    public void MarkUnsent() => WasSent = false;

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
/// A body with a wire record. Requests use it instead of the record, because Refit's own content is neither wiped nor records if it was
/// sent.
/// </summary>
internal sealed class JsonBody<T> : JsonBody
{
    /// <summary>Writes the record to the body. No other copy of its secrets exists.</summary>
    public JsonBody(T record)
        : base(WireSerializer.Write(record))
    {
    }
}
