using System;
using System.IO;
using System.Runtime.Versioning;

namespace Tigris.Client.Files;

/// <summary>A file to replace on Linux or macOS.</summary>
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
        return !status.IsFile ? throw new IOException(MessageText.Of(Messages.FileIsDevice, name))
            : status.IsMountPoint ? throw new IOException(MessageText.Of(Messages.FileIsMountPoint, name))
            : status.IsProtected ? throw new UnauthorizedAccessException(MessageText.Of(Messages.FileIsImmutable, name))
            : status.Links > 1 ? throw new IOException(MessageText.Of(Messages.FileHasLinks, name, status.Links))
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
            throw new UnauthorizedAccessException(MessageText.Of(Messages.FileOwnerLost, target.FullName));
        }

        UnixAttributes.Copy(target.FullName, temporary);
        File.SetUnixFileMode(stream.SafeFileHandle, wanted.Mode);
    }
}
