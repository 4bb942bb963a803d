using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Client.Http;

/// <summary>
/// Signs each attempt with a new nonce: a server that stores nonces treats a repeated one as a replay. Signs <see cref="Uri.AbsoluteUri"/>,
/// which is sent; other forms of a URL are un-escaped.
/// </summary>
internal sealed class SigningHandler(SigningKey key, ServerClock clock) : DelegatingHandler
{
    public const string TimeHeader = "X-Tigris-Time";
    public const string NonceHeader = "X-Tigris-Nonce";
    public const string SignatureHeader = "X-Tigris-Signature";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var milliseconds = clock.Now(Call.Of(request).ClockOffset).ToUnixTimeMilliseconds();
        var nonce = Guid.NewGuid().ToString();
        Replace(request, TimeHeader, milliseconds.ToString(CultureInfo.InvariantCulture));
        Replace(request, NonceHeader, nonce);
        Replace(request, SignatureHeader, key.Sign(request.Method.Method, request.RequestUri!.AbsoluteUri, milliseconds, nonce));
        return base.SendAsync(request, cancellationToken);
    }

    /// <summary>Replaces the value of a header: a repeated request has the value of the last attempt.</summary>
    public static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
