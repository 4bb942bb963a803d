using System;

namespace Tigris.PowerShell;

/// <summary>
/// The connection that environment variables describe. It is kept while the variables stay the same, so that all commands share it.
/// </summary>
internal sealed class EnvironmentConnection
{
    public const string ProviderId = "TIGRIS_PROVIDER_ID";
    public const string SigningKey = "TIGRIS_SIGNING_KEY";
    public const string Endpoint = "TIGRIS_PARTNER_ENDPOINT";
    public const string UserId = "TIGRIS_USER_ID";

    private readonly string _fingerprint;

    private EnvironmentConnection(TigrisConnection connection, string fingerprint)
    {
        Connection = connection;
        _fingerprint = fingerprint;
    }

    public TigrisConnection Connection { get; }

    /// <summary>Reads the environment; null if it contains no provider or no key.</summary>
    /// <param name="last">The last result. It is returned if the variables are unchanged.</param>
    /// <exception cref="TigrisArgumentException">A value is invalid.</exception>
    public static EnvironmentConnection? Read(EnvironmentConnection? last)
    {
        if (Variable(ProviderId) is not { } provider || Variable(SigningKey) is not { } key)
        {
            return null;
        }

        var fingerprint = Fingerprint(provider, key, Variable(Endpoint), Variable(UserId));
        return last?._fingerprint == fingerprint
            ? last
            : new EnvironmentConnection(new TigrisConnection(Options(provider, key), Variable(UserId), null), fingerprint);
    }

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    public static Uri ReadEndpoint() => Variable(Endpoint) is { } text ? EndpointOf(text) : TigrisClientOptions.DefaultEndpoint;

    private static TigrisClientOptions Options(string provider, string key) => new(ReadEndpoint(), provider, SecretString.Of(key));

    private static Uri EndpointOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        ? uri
        : throw new TigrisArgumentException("InvalidEndpoint", MessageText.Of(Messages.EnvironmentEndpointInvalid, Endpoint, text), text);

    // A digest, so that no second copy of the key stays in memory.
    private static string Fingerprint(params string?[] parts) => Sha256Hash.HexOf(string.Join("\0", parts));
}
