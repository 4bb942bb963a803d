using System;
using System.IO;

namespace Tigris.Client.Files;

/// <summary>.NET Framework runs on Windows alone.</summary>
internal static class UnixFile
{
    public static FileStream Open(FileInfo file, FileMode mode, FileAccess access, FileShare share) =>
        throw new PlatformNotSupportedException($"'{file.FullName}' cannot be kept to its owner on this system.");
}
