using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Json;

namespace Tigris.Client;

/// <summary>Sends signed requests to any path below the provider.</summary>
internal sealed class RawCalls(Channel channel, Calls calls)
{
    public async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken)
    {
        channel.ThrowIfDisposed();
        var method = Method(request.Method);
        var uri = RawPath.Below(channel.Provider, request.Path, request.Query);
        var operation = Operations.Of(method, uri.AbsolutePath[channel.Provider.AbsolutePath.Length..]);
        var call = calls.Begin(operation, request.MayRetry);
        using var message = new HttpRequestMessage(new HttpMethod(method), uri) { Content = Body(request.Body) };
        Transport.Prepare(message);
        call.AttachTo(message);
        using var response = await channel.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (channel.RefusalOf(response) is { } refusal)
        {
            throw refusal;
        }

        var body = ReceivedBody.Of(response);
        return new RawResponse
        {
            StatusCode = (int)response.StatusCode,
            ServerTime = response.Headers.Date,
            ContentType = response.Content.Headers.ContentType?.MediaType,
            Text = Encoding.UTF8.GetString(body),
            Value = ValueOf(body),
        };
    }

    private static string Method(string method) => !string.IsNullOrEmpty(method) && method.All(char.IsAsciiLetter)
        ? method.ToUpperInvariant()
        : throw new TigrisArgumentException("InvalidMethod", MessageText.Of(Messages.MethodInvalid, method), method);

    private static JsonBody? Body(object? body) => body switch
    {
        null => null,
        string text => new JsonBody(Checked(text)),
        _ => new JsonBody(JsonGraphWriter.ToUtf8(body)),
    };

    // The text is sent unchanged, but a mistake is reported before the request.
    private static byte[] Checked(string text)
    {
        ValidText.Require(text);
        var utf8 = Encoding.UTF8.GetBytes(text);
        try
        {
            JsonGraph.Parse(utf8);
            return utf8;
        }
        catch (JsonException exception)
        {
            var mistake = JsonErrors.Of(exception);
            throw new TigrisArgumentException("InvalidBody", MessageText.Of(Messages.BodyNotJson, mistake.Message), null, mistake);
        }
    }

    // The content decides, not its type: servers often omit the type, and other text is rarely valid JSON.
    private static object? ValueOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonGraph.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
