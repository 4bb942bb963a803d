using System;
using System.Net.Http;
using System.Runtime.InteropServices;
using Refit;

namespace Tigris.Client.Http;

/// <summary>The connections. The only place that knows which runtime makes them: Transport.net8.0.cs and Transport.net472.cs.</summary>
internal static partial class Transport
{
    // A pipeline runs up to 256 calls at once, and several of them may share a client.
    private const int MostConnections = 512;

    // Shorter than the servers' own (60 s and more): a request that meets a connection which the server is just closing would be lost.
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(30);

    // New connections now and then, so that a change in DNS is noticed by a process that lives for weeks.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // Linux has proxies in environment variables alone; Windows and macOS may ask the network for them, and run scripts.
    private static readonly bool ProxiesAreSearched = !RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>Connections of one client, as <see cref="Create"/> makes them, for callers that must not be blocked.</summary>
    public static HttpMessageHandler Open(Uri endpoint) =>
        ProxiesAreSearched && !endpoint.IsLoopback ? new PooledHandler { InnerHandler = Create(endpoint) } : Create(endpoint);

    /// <summary>
    /// Connections of one client. The system's proxy settings apply, except to this machine itself, which no proxy can reach. There is no
    /// way to accept a certificate that the system does not.
    /// </summary>
    public static partial HttpMessageHandler Create(Uri endpoint);

    /// <summary>Has Refit ask for the newest HTTP that these connections speak.</summary>
    public static partial void Prepare(RefitSettings settings);

    /// <summary>Asks for the newest HTTP that these connections speak.</summary>
    public static partial void Prepare(HttpRequestMessage request);
}
