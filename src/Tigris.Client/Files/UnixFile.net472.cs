using System;
using System.IO;

namespace Tigris.Client.Files;

/// <summary>.NET Framework runs on Windows only.</summary>
internal static class UnixFile
{
    public static FileStream Open(FileInfo file, FileMode mode, FileAccess access, FileShare share) =>
        throw new PlatformNotSupportedException(MessageText.Of(Messages.FileNotProtected, file.FullName));

    // Mono has no lock against readers.
    public static FileStream OpenShared(FileInfo file) => new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public static FileStream OpenOwn(FileInfo file) => Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
