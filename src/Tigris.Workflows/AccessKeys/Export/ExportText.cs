namespace Tigris.Workflows;

/// <summary>Messages about keys whose export failed.</summary>
internal static class ExportText
{
    /// <summary>Names a key that isn't in its file, and the command that replaces its secret.</summary>
    public static string NotExported(string accessKeyId, string? organizationId, string path) => string.IsNullOrEmpty(organizationId)
        ? MessageText.Of(Messages.KeyNotExportedAlone, accessKeyId, path, Quoted.Text(accessKeyId))
        : MessageText.Of(Messages.KeyNotExported, accessKeyId, organizationId, path, Quoted.Text(organizationId!), Quoted.Text(accessKeyId));
}
