using System;
using System.Net.Http;
using System.Runtime.InteropServices;
using Refit;

namespace Tigris.Client.Http;

/// <summary>Creates the connections. Transport.net8.0.cs and Transport.net472.cs contain the code for each runtime.</summary>
internal static partial class Transport
{
    // A pipeline runs up to 256 calls at once, and several of them may share a client.
    private const int MostConnections = 512;

    // Shorter than the servers' idle timeouts (60 s and more): a request on a connection that the server closes would be lost.
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(30);

    // Limits the lifetime of connections, so that a long-running process uses a changed DNS record.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    // Linux configures proxies in environment variables only. Windows and macOS may search the network for them, and run scripts.
    private static readonly bool ProxiesAreSearched = !RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>Opens the connections of one client with <see cref="Create"/>, for callers that must not be blocked.</summary>
    public static HttpMessageHandler Open(Uri endpoint) =>
        ProxiesAreSearched && !endpoint.IsLoopback ? new PooledHandler { InnerHandler = Create(endpoint) } : Create(endpoint);

    /// <summary>
    /// Creates the connections of one client. The system's proxy settings apply, except for this machine, which a proxy can't reach. Only
    /// certificates that the system trusts are accepted.
    /// </summary>
    public static partial HttpMessageHandler Create(Uri endpoint);

    /// <summary>Sets the HTTP version of Refit's requests to the newest version that the connections support.</summary>
    public static partial void Prepare(RefitSettings settings);

    /// <summary>Sets the HTTP version of a request to the newest version that the connections support.</summary>
    public static partial void Prepare(HttpRequestMessage request);
}
