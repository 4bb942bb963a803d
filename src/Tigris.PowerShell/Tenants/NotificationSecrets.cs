using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Finds the credentials of webhooks in a table by bucket name.</summary>
internal static class NotificationSecrets
{
    private const string Others = "*";
    private const string Basic = "Basic";

    /// <exception cref="TigrisArgumentException">A value is neither a PSCredential nor a SecureString.</exception>
    public static void Check(IDictionary? table)
    {
        foreach (var name in (table?.Keys.Cast<object>() ?? []).Where(name => Piped.Bare(table![name]) is not (PSCredential or SecureString)))
        {
            throw new TigrisArgumentException("InvalidNotificationCredential", MessageText.Of(Messages.InvalidNotificationCredential, name), name);
        }
    }

    /// <summary>Returns the credentials of a bucket's webhook.</summary>
    /// <exception cref="TigrisArgumentException">The table has no credentials of this kind.</exception>
    public static NotificationRequest Find(IDictionary? table, string bucketName, string authentication) =>
        (Value(table, bucketName) ?? Value(table, Others), authentication) switch
        {
            (PSCredential credential, Basic) => new NotificationRequest { UserName = credential.UserName, Password = credential.Password },
            (SecureString token, not Basic) => new NotificationRequest { Token = token },
            _ => throw new TigrisArgumentException(
                "NoNotificationCredential",
                MessageText.Of(Messages.NoNotificationCredential, bucketName, authentication, authentication == Basic ? nameof(PSCredential) : nameof(SecureString)),
                bucketName),
        };

    private static object? Value(IDictionary? table, string name) => table?.Keys.Cast<object>()
        .Where(key => name.Equals(key.ToString(), StringComparison.OrdinalIgnoreCase))
        .Select(key => Piped.Bare(table[key]))
        .FirstOrDefault();
}
