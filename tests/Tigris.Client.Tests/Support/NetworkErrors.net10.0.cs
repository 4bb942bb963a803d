using System.Net.Http;

namespace Tigris.Client.Tests.Support;

/// <summary>The exceptions of the network layer.</summary>
internal static class NetworkErrors
{
    public static HttpRequestException Refused() => new(HttpRequestError.ConnectionError, "Connection refused.");

    public static HttpRequestException UnknownHost() => new(HttpRequestError.NameResolutionError, "Name or service not known.");

    public static HttpRequestException Ended() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");
}
