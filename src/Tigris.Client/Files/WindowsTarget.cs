using System;
using System.IO;
using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace Tigris.Client.Files;

/// <summary>A file to replace on Windows.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsTarget
{
    private const FileSystemRights Needed = FileSystemRights.ReadData | FileSystemRights.WriteAttributes | FileSystemRights.Delete | FileSystemRights.ReadPermissions;

    /// <summary>Opens the file with the access that the replacement needs. This fails if another process has the file open.</summary>
    public static void Check(FileInfo target)
    {
        if (target.FullName.StartsWith(@"\\.\", StringComparison.Ordinal))
        {
            throw new IOException(MessageText.Of(Messages.FileIsDevice, target.FullName));
        }

        if (target.Exists)
        {
            using (target.Create(FileMode.Open, Needed, FileShare.None, 1, FileOptions.None, null!))
            {
                // The open succeeded, and nothing else is needed.
            }
        }
    }

    /// <summary>Replaces the file. A read-only file is writable meanwhile; its access list and attributes stay.</summary>
    public static void Replace(FileInfo target, string temporary)
    {
        var wasReadOnly = target.IsReadOnly;
        try
        {
            target.IsReadOnly = false;
            File.Replace(temporary, target.FullName, null);
        }
        finally
        {
            if (wasReadOnly)
            {
                target.IsReadOnly = true;
            }
        }
    }
}
