using System;
using System.IO;
using System.Runtime.Versioning;

namespace Tigris.Client.Files;

/// <summary>A file on Linux or macOS that is to be replaced by another one.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixTarget
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public static bool Check(FileInfo target)
    {
        if (!target.Exists || UnixStatus.Of(target.FullName) is not { } status)
        {
            return false;
        }

        var name = target.FullName;
        return !status.IsFile ? throw new IOException($"'{name}' is a device, not a file.")
            : status.IsMountPoint ? throw new IOException($"'{name}' is a mount point, so it can't be replaced. Mount its folder instead.")
            : status.IsProtected ? throw new UnauthorizedAccessException($"'{name}' is immutable or can only be appended to.")
            : status.Links > 1 ? throw new IOException($"'{name}' has {status.Links} hard links, which replacing it would separate.")
            : (status.Mode & Others) != 0;
    }

    public static void Copy(FileInfo target, FileStream stream, string temporary)
    {
        if (!target.Exists || UnixStatus.Of(target.FullName) is not { } wanted)
        {
            return;
        }

        var actual = UnixStatus.Of(temporary) ?? throw new FileNotFoundException(null, temporary);
        if ((wanted.User, wanted.Group) != (actual.User, actual.Group) && !UnixAttributes.ChangeOwner(stream, wanted.User, wanted.Group))
        {
            throw new UnauthorizedAccessException($"'{target.FullName}' belongs to another user or group, and the current user can't keep that.");
        }

        UnixAttributes.Copy(target.FullName, temporary);
        File.SetUnixFileMode(stream.SafeFileHandle, wanted.Mode);
    }
}
