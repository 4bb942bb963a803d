using System;
using System.Collections;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>The source of a provider's id and key, and of further settings. Parameters have precedence over it.</summary>
internal sealed class ConnectionSource(string providerId, SecureString signingKey)
{
    private Uri? _endpoint;
    private Uri? _s3Endpoint;
    private string? _userId;
    private UserRole? _userRole;

    public static ConnectionSource From(PSCredential credential) => new(credential.UserName, credential.Password.Copy());

    /// <exception cref="TigrisArgumentException">A variable is missing.</exception>
    public static ConnectionSource FromEnvironment() =>
        new(RequireVariable(EnvironmentConnection.ProviderId), SecretString.Of(RequireVariable(EnvironmentConnection.SigningKey)))
        {
            _endpoint = EnvironmentConnection.ReadEndpoint(),
            _userId = EnvironmentConnection.Variable(EnvironmentConnection.UserId),
        };

    /// <exception cref="TigrisArgumentException">An entry is missing, or can't be used.</exception>
    public static ConnectionSource From(IDictionary connection) =>
        new(
            Entry<string>(connection, "ProviderId") ?? throw Missing("ProviderId"),
            SecureEntry(connection, "SigningKey") ?? throw Missing("SigningKey"))
        {
            _endpoint = Entry<Uri>(connection, "Endpoint"),
            _s3Endpoint = Entry<Uri>(connection, "S3Endpoint"),
            _userId = Entry<string>(connection, "UserId"),
            _userRole = Entry<UserRole?>(connection, "UserRole"),
        };

    /// <summary>Creates the connection, which owns the key from then on. If that fails, the key is wiped.</summary>
    public TigrisConnection Connect(ConnectionSettings settings)
    {
        try
        {
            return Create(settings);
        }
        catch
        {
            signingKey.Dispose();
            throw;
        }
    }

    private TigrisConnection Create(ConnectionSettings settings)
    {
        var options = new TigrisClientOptions(settings.Endpoint ?? _endpoint ?? TigrisClientOptions.DefaultEndpoint, providerId, signingKey)
        {
            S3Endpoint = settings.S3Endpoint ?? _s3Endpoint ?? TigrisClientOptions.DefaultS3Endpoint,
            Timeout = settings.Timeout,
            MaximumRetryCount = settings.MaximumRetryCount,
            ThrottleTimeout = settings.ThrottleTimeout,
        };
        return new TigrisConnection(options, settings.UserId ?? _userId, settings.UserRole ?? _userRole);
    }

    private static string RequireVariable(string name) => EnvironmentConnection.Variable(name)
        ?? throw new TigrisArgumentException("EnvironmentIncomplete", MessageText.Of(Messages.EnvironmentIncomplete, name), name);

    private static T? Entry<T>(IDictionary connection, string name)
    {
        if (Blank.ToNull(connection[name]) is not { } value)
        {
            return default;
        }

        return LanguagePrimitives.TryConvertTo(value, out T converted)
            ? converted
            : throw new TigrisArgumentException("AutomationInvalid", MessageText.Of(Messages.AutomationInvalid, name, value), value);
    }

    private static SecureString? SecureEntry(IDictionary connection, string name) => Blank.ToNull(connection[name]) switch
    {
        null => null,
        SecureString secure => secure.Copy(),
        var text => SecretString.Of(LanguagePrimitives.ConvertTo<string>(text)),
    };

    private static TigrisArgumentException Missing(string name) =>
        new("AutomationIncomplete", MessageText.Of(Messages.AutomationIncomplete, name), name);
}
