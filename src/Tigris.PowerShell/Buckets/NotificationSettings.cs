using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>The notification settings of a user, checked against the documentation.</summary>
internal static class NotificationSettings
{
    private static readonly string[] Names = ["Webhook", "Filter", "Credential", "Token", "Enabled"];

    /// <exception cref="TigrisArgumentException">The webhook isn't an https address, or there are two kinds of authentication.</exception>
    public static void Check(string? webhook, PSCredential? credential, SecureString? token)
    {
        if (webhook is not null && !(Uri.TryCreate(webhook, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
        {
            throw new TigrisArgumentException("InvalidWebhook", MessageText.Of(Messages.InvalidWebhook, webhook), webhook);
        }

        if (credential is not null && token is not null)
        {
            throw new TigrisArgumentException("TwoAuthentications", Messages.TwoAuthentications, null);
        }
    }

    /// <summary>Reads a table of settings with the names of the parameters of Set-TigrisBucketNotification.</summary>
    /// <exception cref="TigrisArgumentException">A setting can't be used.</exception>
    public static NotificationRequest From(IDictionary table)
    {
        if (table.Keys.Cast<object>().FirstOrDefault(key => !Names.Contains(key.ToString(), StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new TigrisArgumentException(
                "InvalidNotification", MessageText.Of(Messages.InvalidNotification, unknown, string.Join(", ", Names)), unknown);
        }

        var webhook = Entry<string>(table, "Webhook");
        var credential = Entry<PSCredential>(table, "Credential");
        var token = Entry<SecureString>(table, "Token");
        Check(webhook, credential, token);
        return Of(Switch(table, "Enabled") ?? true, webhook, Entry<string>(table, "Filter"), credential, token);
    }

    public static NotificationRequest Of(bool? enabled, string? webhook, string? filter, PSCredential? credential, SecureString? token) => new()
    {
        Enabled = enabled,
        Webhook = webhook,
        Filter = filter,
        UserName = credential?.UserName,
        Password = credential?.Password,
        Token = token,
    };

    private static bool? Switch(IDictionary table, string name) => Find(table, name) switch
    {
        null => null,
        bool value => value,
        SwitchParameter value => value.IsPresent,
        _ => throw Unusable(name, nameof(Boolean)),
    };

    // A credential that can't be used must not be left out: the webhook would be called without one.
    private static T? Entry<T>(IDictionary table, string name)
        where T : class =>
        Find(table, name) is { } given ? given as T ?? throw Unusable(name, typeof(T).Name) : null;

    private static object? Find(IDictionary table, string name) => table.Keys.Cast<object>()
        .Where(key => name.Equals(key.ToString(), StringComparison.OrdinalIgnoreCase))
        .Select(key => Piped.Bare(table[key]))
        .FirstOrDefault();

    private static TigrisArgumentException Unusable(string name, string type) =>
        new("InvalidNotification", MessageText.Of(Messages.InvalidNotificationValue, name, type), name);
}
