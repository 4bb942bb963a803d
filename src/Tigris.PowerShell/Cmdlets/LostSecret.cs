namespace Tigris.PowerShell;

/// <summary>Warnings of secrets that a pipeline which ended early may not have delivered.</summary>
internal static class LostSecret
{
    public static string? Of(NewAccessKey key) => Of(key.OrganizationId, key.AccessKeyId);

    /// <summary>Names the key, and the command that replaces its secret; null if the server returned no key.</summary>
    public static string? Of(string organizationId, string? accessKeyId) => accessKeyId is null
        ? null
        : Text.Of(Messages.SecretNotDelivered, accessKeyId, organizationId, Quoted.Text(organizationId), Quoted.Text(accessKeyId));
}
