using System;

namespace Tigris;

/// <summary>The result of a test of an endpoint and a key.</summary>
public sealed class ConnectionTest
{
    internal ConnectionTest(TigrisConnection connection)
    {
        Endpoint = connection.Endpoint;
        ProviderId = connection.ProviderId;
    }

    /// <summary>The address of the management API.</summary>
    public Uri Endpoint { get; }

    /// <summary>The provider's id.</summary>
    public string ProviderId { get; }

    /// <summary>true if the endpoint sent a response of any kind; otherwise, false.</summary>
    public bool Reachable { get; internal set; }

    /// <summary>true if the server accepted the signature; otherwise, false.</summary>
    public bool Authorized { get; internal set; }

    /// <summary>The time until the response, including the time to connect.</summary>
    public TimeSpan? Latency { get; internal set; }

    /// <summary>The time by which the server's clock is ahead of this machine's, to the second; null if the server didn't report it.</summary>
    public TimeSpan? ClockSkew { get; internal set; }

    /// <summary>The problem, or a note that there is none.</summary>
    public string Message { get; internal set; } = "";
}
