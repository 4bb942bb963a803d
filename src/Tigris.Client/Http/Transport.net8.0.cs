using System;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using Refit;

namespace Tigris.Client.Http;

/// <content>HTTP/2 where TLS offers it, HTTP/1.1 elsewhere.</content>
internal static partial class Transport
{
    public static Version Version => HttpVersion.Version20;

    public static HttpVersionPolicy VersionPolicy => HttpVersionPolicy.RequestVersionOrLower;

    public static partial HttpMessageHandler Create(Uri endpoint) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = MostConnections,
        PooledConnectionIdleTimeout = IdleTime,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },

        // Over HTTP/2, the server reports the requests that it didn't process.
        PlaintextStreamFilter = (context, _) =>
            new(context.NegotiatedHttpVersion.Major > 1 ? context.PlaintextStream : new UnrepeatedStream(context.PlaintextStream)),
    };

    public static partial void Prepare(RefitSettings settings)
    {
        settings.Version = Version;
        settings.VersionPolicy = VersionPolicy;
    }

    public static partial void Prepare(HttpRequestMessage request)
    {
        request.Version = Version;
        request.VersionPolicy = VersionPolicy;
    }
}
