using System;
using System.IO;
using System.Runtime.Versioning;

namespace Tigris.Client.Files;

/// <summary>Owner-only files by their mode: 0600.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStream Open(FileInfo file, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (mode is not (FileMode.Open or FileMode.Truncate))
        {
            options.UnixCreateMode = OwnerOnly;
        }

        RefuseDevice(file);
        var stream = new FileStream(file.FullName, options);
        try
        {
            Tighten(stream);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void Tighten(FileStream stream)
    {
        var mode = File.GetUnixFileMode(stream.SafeFileHandle);
        if ((mode & ~OwnerOnly) != 0)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode & OwnerOnly);
        }
    }

    // An administrator who writes to /dev/null would take it from everybody else.
    private static void RefuseDevice(FileInfo file)
    {
        var target = FileLink.Follow(file).FullName;
        if (target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            throw new IOException($"'{target}' is a device, not a file.");
        }
    }
}
