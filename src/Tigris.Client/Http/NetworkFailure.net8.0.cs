using System;
using System.Net.Http;
using System.Security.Authentication;

namespace Tigris.Client.Http;

/// <content>The exceptions of SocketsHttpHandler.</content>
internal static partial class NetworkFailure
{
    public static partial bool NeverConnected(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    public static partial bool IsUntrustedServer(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.SecureConnectionError,

        // With an inner exception, the handshake failed for another reason.
        InnerException: AuthenticationException { InnerException: null },
    };
}
