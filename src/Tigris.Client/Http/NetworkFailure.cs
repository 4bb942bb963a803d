using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Tigris.Client.Http;

/// <summary>What the network layer's exceptions mean. The only place that looks into them, because each runtime has its own.</summary>
internal static class NetworkFailure
{
    /// <summary>Whether the failure left the request unsent.</summary>
    /// <param name="failure">What the transport threw.</param>
    public static bool NeverConnected(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Whether the server could not prove who it is. Trying again would not change that.</summary>
    public static bool IsUntrustedServer(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.SecureConnectionError,

        // With a cause of its own it is a handshake that failed for another reason.
        InnerException: AuthenticationException { InnerException: null },
    };

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
