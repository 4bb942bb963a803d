using System;
using System.Security;

namespace Tigris;

/// <summary>The settings of a client.</summary>
public sealed class TigrisClientOptions
{
    /// <summary>The vendor's production server (SPEC <c>servers</c>).</summary>
    public static readonly Uri DefaultEndpoint = new("https://mgmt.storage.dev");

    /// <summary>The vendor's S3 endpoint for tenants' access keys.</summary>
    public static readonly Uri DefaultS3Endpoint = new("https://t3.storage.dev");

    /// <summary>Creates the settings for a provider, its key and an endpoint.</summary>
    /// <param name="endpoint">https, or http on a loopback address: the signature does not cover the body, so only TLS protects it.</param>
    /// <param name="providerId">The provider that all paths are below.</param>
    /// <param name="signingKey">The key as issued; its UTF-8 bytes are the HMAC key.</param>
    /// <exception cref="TigrisArgumentException">The endpoint is not a plain https (or loopback http) address, or an id or key is unusable.</exception>
    public TigrisClientOptions(Uri endpoint, string providerId, SecureString signingKey)
    {
        Endpoint = ProtectedEndpoint.Require(endpoint);
        ProviderId = Identifier.Require(providerId, nameof(ProviderId));
        SigningKey = signingKey is { Length: > 0 }
            ? signingKey
            : throw new TigrisArgumentException("InvalidSigningKey", Messages.SigningKeyEmpty, null);
    }

    /// <summary>Scheme and host of the management API.</summary>
    public Uri Endpoint { get; }

    /// <summary>The provider's id.</summary>
    public string ProviderId { get; }

    /// <summary>The provider's signing key. The client copies it. The caller owns this object.</summary>
    public SecureString SigningKey { get; }

    /// <summary>The S3 endpoint that new credentials contain.</summary>
    public Uri S3Endpoint { get; init; } = DefaultS3Endpoint;

    /// <summary>
    /// The longest time that one attempt may take, including the response. All attempts of a call together take at most this time multiplied by
    /// their number. Waits don't count, and neither do attempts that the server refuses because of its rate limit.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time without any success at the endpoint after which calls that wait because of the server's rate limit fail as throttled; zero
    /// or less for no limit.
    /// </summary>
    public TimeSpan ThrottleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The number of times that a failed attempt may be repeated if that is safe; 0 for never. Refusals because of the server's rate limit don't
    /// count.
    /// </summary>
    public int MaximumRetryCount { get; init; } = 4;
}
