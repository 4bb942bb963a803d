using System;
using System.Net.Sockets;

namespace Tigris.Client.Http;

/// <summary>Classifies the exceptions of the network layer. Each runtime has its own exceptions, so no other code examines them.</summary>
internal static partial class NetworkFailure
{
    /// <summary>Returns true if the request wasn't sent; otherwise, false.</summary>
    /// <param name="failure">The exception of the transport.</param>
    public static partial bool NeverConnected(Exception failure);

    /// <summary>Returns true if the certificate of the server isn't trusted; otherwise, false. A retry would not change that.</summary>
    public static partial bool IsUntrustedServer(Exception failure);

    /// <summary>Returns the message of the innermost cause: <c>Connection refused</c>.</summary>
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
