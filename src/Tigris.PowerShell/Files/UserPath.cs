using System;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Paths as users write them: relative to where the session is, with its drives and its tilde.</summary>
internal static class UserPath
{
    /// <summary>The path in the file system; nothing needs to be there.</summary>
    /// <exception cref="TigrisArgumentException">It leads out of the file system, or nowhere.</exception>
    public static string ToFile(string path, SessionState session)
    {
        try
        {
            var file = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem"
                ? file
                : throw new TigrisArgumentException("InvalidFilePath", Text.Of(Messages.NoFilePath, path, provider.Name), path);
        }
        catch (Exception exception) when (exception is SessionStateException or PSInvalidOperationException or NotSupportedException
            or PSArgumentException or ArgumentException)
        {
            throw new TigrisArgumentException("InvalidFilePath", Text.Of(Messages.InvalidFilePath, path, exception.Message), path, exception);
        }
    }
}
