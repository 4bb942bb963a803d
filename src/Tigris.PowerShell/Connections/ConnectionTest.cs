using System;

namespace Tigris;

/// <summary>Whether an endpoint answers, and accepts the key.</summary>
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

    /// <summary>Whether an answer came, whatever it was.</summary>
    public bool Reachable { get; internal set; }

    /// <summary>Whether the server accepted the signature.</summary>
    public bool Authorized { get; internal set; }

    /// <summary>How long the answer took, the set-up of the connection included.</summary>
    public TimeSpan? Latency { get; internal set; }

    /// <summary>How far the server's clock is ahead of this machine's, to the second; null where the server did not say.</summary>
    public TimeSpan? ClockSkew { get; internal set; }

    /// <summary>What is wrong, or that nothing is.</summary>
    public string Message { get; internal set; } = "";
}
