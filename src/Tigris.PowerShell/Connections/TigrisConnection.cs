using System;
using Tigris.PowerShell;

namespace Tigris;

/// <summary>
/// A connection to a provider at an endpoint. It is immutable and safe to use from many threads and runspaces at once. It shows no key. The client
/// behind it is loaded on the first call.
/// </summary>
public sealed class TigrisConnection
{
    private readonly TigrisClientOptions _options;
    private readonly object _lock = new();
    private ITigrisClient? _client;
    private bool _closed;

    internal TigrisConnection(TigrisClientOptions options, string? userId, UserRole? userRole)
    {
        _options = options;
        UserId = userId;
        UserRole = userRole;
    }

    /// <summary>The address of the management API.</summary>
    public Uri Endpoint => _options.Endpoint;

    /// <summary>The provider's id.</summary>
    public string ProviderId => _options.ProviderId;

    /// <summary>The acting user, for commands that name none.</summary>
    public string? UserId { get; }

    /// <summary>The role of the acting user. With null, the server assumes Member.</summary>
    public UserRole? UserRole { get; }

    /// <summary>The S3 endpoint that new credentials contain.</summary>
    public Uri S3Endpoint => _options.S3Endpoint;

    /// <summary>Seconds that one attempt may take.</summary>
    public int TimeoutSec => (int)_options.Timeout.TotalSeconds;

    /// <summary>The number of times that a failed request is repeated if that is safe.</summary>
    public int MaximumRetryCount => _options.MaximumRetryCount;

    /// <summary>The seconds without any success after which calls that wait because of the server's rate limit fail.</summary>
    public int ThrottleTimeoutSec => (int)_options.ThrottleTimeout.TotalSeconds;

    /// <summary>The rate to which the server limits this process, in requests a second; null while there is no limit.</summary>
    public double? RequestRate => _client?.RequestRate is { } rate ? RoundedRate.Of(rate) : null;

    /// <summary>The listings of completion over this connection.</summary>
    internal CompletionCache Completions { get; } = new();

    /// <summary>Endpoint and provider.</summary>
    public override string ToString() => $"{ProviderId} at {Endpoint.GetLeftPart(UriPartial.Authority)}";

    /// <summary>Indicates whether the key was wiped.</summary>
    internal bool IsClosed
    {
        get
        {
            lock (_lock)
            {
                return _closed;
            }
        }
    }

    /// <summary>Returns the API client, and creates it on the first call. A failure to create it isn't kept: the next call tries again.</summary>
    /// <exception cref="TigrisNotConnectedException">The connection was closed.</exception>
    internal ITigrisClient Client()
    {
        lock (_lock)
        {
            return _closed
                ? throw new TigrisNotConnectedException(MessageText.Of(PowerShell.Messages.ConnectionClosed, this))
                : _client ??= ClientLoader.Factory.Create(_options);
        }
    }

    /// <summary>Returns the acting user that the command names, or else that of this connection.</summary>
    /// <exception cref="TigrisArgumentException">Neither names a user.</exception>
    internal Actor ActAs(string? userId, UserRole? userRole)
    {
        var id = string.IsNullOrWhiteSpace(userId) ? UserId : userId;
        return string.IsNullOrWhiteSpace(id)
            ? throw new TigrisArgumentException("NoActingUser", PowerShell.Messages.NoActingUser, null)
            : new Actor(id!, userRole ?? UserRole);
    }

    /// <summary>Wipes the key and drops the HTTP connections.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _client?.Dispose();
            _options.SigningKey.Dispose();
        }
    }
}
