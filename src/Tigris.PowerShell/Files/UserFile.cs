using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;

namespace Tigris.PowerShell;

/// <summary>Files that a user names.</summary>
internal static class UserFile
{
    /// <summary>How paths are told apart: Windows and macOS take two that differ in case only for one file.</summary>
    public static StringComparer Paths =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>The file system's path for one of PowerShell's, relative or on a drive of its own. The file need not be there.</summary>
    /// <exception cref="TigrisFileException">It leads to something other than the file system.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            var resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem"
                ? resolved
                : throw new TigrisFileException("InvalidFilePath", Text.Of(Messages.InvalidFilePath, path, provider.Name), path);
        }
        catch (Exception exception) when (exception is SessionStateException or PSInvalidOperationException or PSArgumentException)
        {
            throw new TigrisFileException("InvalidFilePath", exception.Message, path, exception);
        }
    }

    /// <summary>Returns the file system's paths for a path of PowerShell. A path with wildcards may match several files, or none.</summary>
    /// <exception cref="TigrisFileException">It leads to something other than the file system, or to no drive.</exception>
    public static IReadOnlyList<string> Find(PSCmdlet cmdlet, string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(Resolve(cmdlet, path)))
        {
            return [Resolve(cmdlet, path)];
        }

        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == "FileSystem"
                ? found
                : throw new TigrisFileException("InvalidFilePath", Text.Of(Messages.InvalidFilePath, path, provider.Name), path);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is SessionStateException or PSInvalidOperationException or PSArgumentException)
        {
            throw new TigrisFileException("InvalidFilePath", exception.Message, path, exception);
        }
    }

    /// <summary>Does something with a file, and says in our words if the file system does not let it.</summary>
    /// <exception cref="TigrisFileException">The file system does not let it.</exception>
    public static T Access<T>(string path, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw new TigrisFileException("FileNotAccessible", Text.Of(Messages.FileNotAccessible, path, exception.Message), path, exception);
        }
    }

    /// <inheritdoc cref="Access{T}"/>
    public static void Access(string path, Action access) => Access<object?>(path, () =>
    {
        access();
        return null;
    });

    /// <summary>Whether an exception is the file system's.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;
}
