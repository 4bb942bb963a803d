namespace Tigris.Workflows;

/// <summary>Warnings of secrets that a pipeline which ended early may not have delivered.</summary>
internal static class LostSecret
{
    /// <summary>Names the key, and the command that reads or replaces its secret; null if the server returned no key.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="savedIn">The credential file that holds the secret; null if none does.</param>
    public static string? Of(string organizationId, string? accessKeyId, string? savedIn)
    {
        if (accessKeyId is null)
        {
            return null;
        }

        return savedIn is null
            ? MessageText.Of(Messages.SecretNotDelivered, accessKeyId, organizationId, Quoted.Text(organizationId), Quoted.Text(accessKeyId))
            : MessageText.Of(Messages.SecretSaved, accessKeyId, organizationId, Quoted.Text(savedIn));
    }
}
