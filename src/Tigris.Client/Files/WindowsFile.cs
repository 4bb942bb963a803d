using System.IO;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Tigris.Client.Files;

/// <summary>Creates owner-only files by their access list: no inherited entries, and one entry for the current user.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsFile
{
    // The smallest allowed size, which means no buffer.
    private const int BufferSize = 1;

    public static FileStream Open(FileInfo file, FileMode mode, FileAccess access, FileShare share)
    {
        var security = OwnerOnly();
        var appends = mode == FileMode.Append;
        var stream = file.Create(
            appends ? FileMode.OpenOrCreate : mode, RightsFor(access), share, BufferSize, FileOptions.None, security);
        try
        {
            // An existing file still has its own access list.
            stream.SetAccessControl(security);
            if (appends)
            {
                stream.Seek(0, SeekOrigin.End);
            }

            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static FileSecurity OwnerOnly()
    {
        using var user = WindowsIdentity.GetCurrent();
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(user.User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return security;
    }

    private static FileSystemRights RightsFor(FileAccess access) => FileSystemRights.ChangePermissions | FileSystemRights.ReadPermissions
        | (access.HasFlag(FileAccess.Read) ? FileSystemRights.Read : 0)
        | (access.HasFlag(FileAccess.Write) ? FileSystemRights.Write : 0);
}
