using System.IO;
using System.Security.AccessControl;

namespace Tigris.Client.Files;

/// <summary>Opens a file with its access list in one step, as .NET does; on .NET Framework the stream itself can.</summary>
internal static class FileCreation
{
    public static FileStream Create(
        this FileInfo file, FileMode mode, FileSystemRights rights, FileShare share, int bufferSize, FileOptions options, FileSecurity security) =>
        new(file.FullName, mode, rights, share, bufferSize, options, security);
}
