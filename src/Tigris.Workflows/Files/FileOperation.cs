using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security;

namespace Tigris.Workflows;

/// <summary>Runs operations on files, and reports the file system's refusals as errors of this module.</summary>
internal static class FileOperation
{
    // The codes of Windows, and the error numbers of Linux and macOS.
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int DiskQuota = unchecked((int)0x8007050F);
    private const int NoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;

    /// <summary>Compares paths as the file system does: Windows and macOS ignore case.</summary>
    public static StringComparer PathComparer =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Runs an operation on a file.</summary>
    /// <exception cref="TigrisFileException">The file system refuses the operation.</exception>
    public static T Run<T>(string path, Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw NotAccessible(path, ReasonOf(exception, path), exception);
        }
    }

    /// <inheritdoc cref="Run{T}"/>
    public static void Run(string path, Action operation) => Run<object?>(path, () =>
    {
        operation();
        return null;
    });

    /// <summary>Returns true if an exception is a refusal by the file system.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    /// <summary>Returns true if an exception reports that the disk is full, or the quota of the user.</summary>
    public static bool IsDiskFull(Exception? exception) => exception is IOException
        && exception.HResult is DiskFull or HandleDiskFull or DiskQuota or NoSpace or LinuxQuota or MacQuota;

    // The system names a temporary file beside the target.
    private static string ReasonOf(Exception exception, string path) =>
        exception is DirectoryNotFoundException && Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)
            ? MessageText.Of(Messages.FolderMissing, folder)
            : exception is FileNotFoundException missing && PathComparer.Equals(missing.FileName, path) ? Messages.FileNotFound
            : exception.Message;

    /// <summary>Creates the error for a file that can't be used.</summary>
    public static TigrisFileException NotAccessible(string path, string reason, Exception? cause = null) =>
        new("FileNotAccessible", MessageText.Of(Messages.FileNotAccessible, path, reason), path, cause);
}
