using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Tigris.Client.Files;

/// <summary>Finds paths where locks, flushes and owner-only access can't be verified.</summary>
internal static class SharedPath
{
    private static readonly string[] Formats =
    [
        "nfs", "cifs", "smb", "9p", "v9fs", "fuse", "afs", "afpfs", "ceph", "coda", "gfs", "gluster", "gpfs", "lustre", "ncp", "ocfs", "drvfs",
        "prl_fs", "vboxsf", "vmhgfs", "virtiofs", "webdav", "davfs", "osxfs", "acfs", "pvfs",
    ];

    /// <summary>Gets the kind of file system if it's a network file system, or Windows; otherwise, null.</summary>
    /// <param name="path">A path whose folder exists.</param>
    public static string? Find(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return "Windows";
        }

        // An unknown file system isn't trusted.
        try
        {
            var drive = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/");
            return IsShared(drive.DriveFormat, drive.DriveType) ? drive.DriveFormat : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is DriveNotFoundException or DirectoryNotFoundException ? null : Messages.FileSystemUnknown;
        }
    }

    /// <summary>Returns true for a network file system, or one whose files are elsewhere.</summary>
    public static bool IsShared(string format, DriveType type) =>
        type == DriveType.Network || Formats.Any(known => format.StartsWith(known, StringComparison.OrdinalIgnoreCase));
}
