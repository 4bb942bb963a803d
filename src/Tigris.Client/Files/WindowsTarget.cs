using System;
using System.IO;
using System.Runtime.Versioning;
using System.Security.AccessControl;

namespace Tigris.Client.Files;

/// <summary>A file on Windows that is to be replaced.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsTarget
{
    private const FileSystemRights Needed = FileSystemRights.ReadData | FileSystemRights.WriteAttributes | FileSystemRights.Delete | FileSystemRights.ReadPermissions;

    /// <summary>Opens the file as its replacement needs it: another process that has it open would prevent that.</summary>
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
                // It could be opened: that is all.
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
