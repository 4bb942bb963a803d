using System;
using System.Net.Sockets;

namespace Tigris.Client.Http;

/// <summary>What the network layer's exceptions mean. The only place that looks into them, because each runtime has its own.</summary>
internal static partial class NetworkFailure
{
    /// <summary>Whether the failure left the request unsent.</summary>
    /// <param name="failure">What the transport threw.</param>
    public static partial bool NeverConnected(Exception failure);

    /// <summary>Whether the server could not prove who it is. Trying again would not change that.</summary>
    public static partial bool IsUntrustedServer(Exception failure);

    /// <summary>The innermost cause, in the words of the system: <c>Connection refused</c>.</summary>
    public static string Reason(Exception failure)
    {
        var cause = failure;
        while (cause is not SocketException && cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause.Message.Trim().TrimEnd('.');
    }
}
