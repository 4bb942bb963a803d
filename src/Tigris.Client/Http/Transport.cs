using System;
using System.Net;
using System.Net.Http;

namespace Tigris.Client.Http;

/// <summary>The connections. The only place that knows which runtime makes them.</summary>
internal static class Transport
{
    // A pipeline runs up to 256 calls at once, and several of them may share a client.
    private const int MostConnections = 512;

    // Shorter than the servers' own (60 s and more): a request that meets a connection which the server is just closing would be lost.
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(30);

    // New connections now and then, so that a change in DNS is noticed by a process that lives for weeks.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>HTTP/2 where TLS offers it, HTTP/1.1 elsewhere.</summary>
    public static Version Version => HttpVersion.Version20;

    public static HttpVersionPolicy VersionPolicy => HttpVersionPolicy.RequestVersionOrLower;

    /// <summary>Connections of one client. The system's proxy settings apply.</summary>
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        EnableMultipleHttp2Connections = true,
        MaxConnectionsPerServer = MostConnections,
        PooledConnectionIdleTimeout = IdleTime,
        PooledConnectionLifetime = ConnectionLifetime,
        UseCookies = false,

        // Over HTTP/2 the server says which requests it did not look at.
        PlaintextStreamFilter = (context, _) =>
            new(context.NegotiatedHttpVersion.Major > 1 ? context.PlaintextStream : new UnrepeatedStream(context.PlaintextStream)),
    };
}
