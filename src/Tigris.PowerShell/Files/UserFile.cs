using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Runtime.InteropServices;

namespace Tigris.PowerShell;

/// <summary>Finds the files that a user names.</summary>
internal static class UserFile
{
    /// <summary>The provider of the file system.</summary>
    internal const string FileSystem = "FileSystem";

    /// <summary>Returns the file system path of a file that a PowerShell path names. The file doesn't have to exist.</summary>
    /// <exception cref="TigrisFileException">The path is outside the file system, names a folder, or is a path that Windows can't use.</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        var resolved = ResolvePath(cmdlet, path, isFolder: false);
        return EndsInSeparator(path) || Directory.Exists(resolved) ? throw FileOperation.NotAccessible(resolved, Messages.PathIsFolder) : resolved;
    }

    /// <summary>Returns the file system path of a folder that a PowerShell path names. The folder doesn't have to exist.</summary>
    /// <exception cref="TigrisFileException">The path is outside the file system, names a file, or is a path that Windows can't use.</exception>
    public static string ResolveFolder(PSCmdlet cmdlet, string path)
    {
        var resolved = ResolvePath(cmdlet, path, isFolder: true);
        return File.Exists(resolved) ? throw FileOperation.NotAccessible(resolved, Messages.PathIsFile) : resolved;
    }

    /// <summary>Refuses two parameters that name the same file, because one file would overwrite the other.</summary>
    /// <exception cref="TigrisFileException">The paths are the same.</exception>
    public static void RequireDistinct(string? path, string parameter, string? otherPath, string otherParameter)
    {
        if (path is not null && FileOperation.PathComparer.Equals(path, otherPath))
        {
            throw new TigrisFileException("SameFile", MessageText.Of(Messages.SameFile, parameter, otherParameter, path), path);
        }
    }

    private static string ResolvePath(PSCmdlet cmdlet, string path, bool isFolder)
    {
        var resolved = Locate(cmdlet, path);
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && WindowsPath.FindProblem(resolved, isFolder) is { } problem
            ? throw FileOperation.NotAccessible(resolved, problem)
            : resolved;
    }

    private static string Locate(PSCmdlet cmdlet, string path)
    {
        try
        {
            var (located, provider) = Locate(cmdlet.SessionState, path);
            return provider != FileSystem
                ? throw new TigrisFileException("InvalidFilePath", MessageText.Of(Messages.InvalidFilePath, path, provider), path)
                : Path.IsPathRooted(located)
                ? located
                : throw new TigrisFileException("InvalidFilePath", MessageText.Of(Messages.UnknownPath, path, Messages.PathOfWindows), path);
        }
        catch (Exception exception) when (exception is SessionStateException or PSInvalidOperationException or PSArgumentException)
        {
            throw new TigrisFileException("InvalidFilePath", MessageText.Of(Messages.UnknownPath, path, exception.Message), path, exception);
        }
    }

    /// <summary>Returns the path that a PowerShell path has in its provider, and the name of the provider.</summary>
    internal static (string Path, string Provider) Locate(SessionState session, string path)
    {
        if (IsRooted(path))
        {
            return (Path.GetFullPath(path), FileSystem);
        }

        var located = session.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return (located, provider.Name);
    }

    // The engine mounts its drive / automatically, and asks the system about it for each path. If that fails once, the path is invalid.
    private static bool IsRooted(string path) => !RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        && path.StartsWith("/", StringComparison.Ordinal)
        && !path.StartsWith("//", StringComparison.Ordinal)
        && path.IndexOfAny(['\\', '\0']) < 0;

    /// <summary>Returns the file system's path for a path of PowerShell, in the current runspace.</summary>
    public static string Resolve(string path)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])", useLocalScope: true).AddArgument(path);
        return shell.Invoke<string>()[0];
    }

    /// <summary>Returns the file system's paths for a path of PowerShell. A path with wildcards may match several files, or none.</summary>
    /// <exception cref="TigrisFileException">The path leads outside the file system, or its drive doesn't exist.</exception>
    public static IReadOnlyList<string> Find(PSCmdlet cmdlet, string path)
    {
        // Windows allows no * and no ? in a name, so a pattern can't be tested as a path.
        if (!WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(Locate(cmdlet, path)))
        {
            return [Resolve(cmdlet, path)];
        }

        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == FileSystem
                ? found
                : throw new TigrisFileException("InvalidFilePath", MessageText.Of(Messages.InvalidFilePath, path, provider.Name), path);
        }
        catch (ItemNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is SessionStateException or PSInvalidOperationException or PSArgumentException)
        {
            throw new TigrisFileException("InvalidFilePath", MessageText.Of(Messages.UnknownPath, path, exception.Message), path, exception);
        }
    }

    private static bool EndsInSeparator(string path) =>
        path.Length > 0 && (path[path.Length - 1] == Path.DirectorySeparatorChar || path[path.Length - 1] == Path.AltDirectorySeparatorChar);
}
