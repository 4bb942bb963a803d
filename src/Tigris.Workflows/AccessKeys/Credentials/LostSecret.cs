namespace Tigris.Workflows;

/// <summary>Creates warnings about secrets that may be missing from the output of a pipeline that ended early.</summary>
internal static class LostSecret
{
    /// <summary>Names the key, and the command that reads or replaces its secret; null if the server returned no key.</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="accessKeyId">The key.</param>
    /// <param name="savedIn">The credential file with the secret; null if there is none.</param>
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
