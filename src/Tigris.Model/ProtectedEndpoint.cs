using System;

namespace Tigris;

/// <summary>Validates endpoints: a request is sent with TLS, or to this machine.</summary>
internal static class ProtectedEndpoint
{
    /// <summary>Returns <paramref name="endpoint"/>, or refuses it.</summary>
    /// <exception cref="TigrisArgumentException">The endpoint isn't a plain https (or loopback http) address.</exception>
    public static Uri Require(Uri? endpoint)
    {
        if (endpoint is null || !endpoint.IsAbsoluteUri || endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            throw new TigrisArgumentException("InvalidEndpoint", Messages.EndpointInvalid, endpoint);
        }

        if (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            return endpoint;
        }

        throw new TigrisArgumentException(
            "InvalidEndpoint",
            MessageText.Of(Messages.EndpointUnprotected, endpoint.AbsoluteUri),
            endpoint);
    }
}
