using System;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using Refit;

namespace Tigris.Client.Http;

/// <content>
/// HTTP/1.1, the only version that .NET Framework supports. Its defaults are two connections to a server and, in some hosts, TLS 1.0. The
/// settings apply to the requests of this client only, and not to the process.
/// </content>
internal static partial class Transport
{
    public static partial HttpMessageHandler Create(Uri endpoint) => new ServicePointHandler(MostConnections, IdleTime, ConnectionLifetime)
    {
        InnerHandler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MostConnections,
            SslProtocols = SslProtocols.Tls12,
            UseCookies = false,
            UseProxy = !endpoint.IsLoopback,
        },
    };

    public static partial void Prepare(RefitSettings settings)
    {
    }

    public static partial void Prepare(HttpRequestMessage request)
    {
    }
}
