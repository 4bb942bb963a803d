using System.Net;
using System.Net.Http;

namespace Tigris.Client.Tests.Support;

/// <summary>The exceptions of the network layer.</summary>
internal static class NetworkErrors
{
    public static HttpRequestException Refused() => Because(WebExceptionStatus.ConnectFailure, "Connection refused.");

    public static HttpRequestException UnknownHost() => Because(WebExceptionStatus.NameResolutionFailure, "Name or service not known.");

    public static HttpRequestException Ended() => Because(WebExceptionStatus.ConnectionClosed, "The response ended prematurely.");

    private static HttpRequestException Because(WebExceptionStatus status, string message) =>
        new("An error occurred while sending the request.", new WebException(message, status));
}
