using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using Tigris.Client.Storage;

namespace Tigris.Client.Http;

/// <summary>Formats requests and responses for a debug log: known harmless headers, and bodies without secrets.</summary>
internal static class ExchangeText
{
    // An allow-list: a new header isn't shown until it is added here.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Content-Encoding", "Content-Length", "Content-Type", "Date", "Retry-After", "Server", "User-Agent", "Via",
        "X-Request-Id", "X-Amz-Request-Id", "X-Tigris-Request-Id", SigningHandler.NonceHeader, SigningHandler.TimeHeader,
        V4SigningHandler.DateHeader,
    };

    public static string Of(HttpRequestMessage request)
    {
        var url = Redaction.OfUrl(request.RequestUri!).AbsoluteUri;
        var text = new StringBuilder().Append(request.Method.Method).Append(' ').Append(url).Append('\n');
        Append(text, request.Headers);
        return Finish(text, request.Content, request.Content is JsonBody body ? body.Utf8 : []);
    }

    public static string Of(HttpResponseMessage response)
    {
        var text = new StringBuilder().Append("HTTP ").Append((int)response.StatusCode).Append(' ').Append(response.ReasonPhrase).Append('\n');
        Append(text, response.Headers);
        return Finish(text, response.Content, ReceivedBody.Of(response));
    }

    private static string Finish(StringBuilder text, HttpContent? content, ReadOnlySpan<byte> body)
    {
        if (content is not null)
        {
            Append(text, content.Headers);
        }

        return text.Append('\n').Append(Redaction.OfBody(body)).ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, HttpHeaders headers)
    {
        foreach (var header in headers.Where(header => Harmless.Contains(header.Key)))
        {
            text.Append(header.Key).Append(": ").Append(Redaction.OfText(string.Join(", ", header.Value))).Append('\n');
        }
    }
}
