using System.IO;
using System.Security.AccessControl;

namespace Tigris.Client.Files;

/// <summary>Creates a file with its access list in one step, like .NET.</summary>
internal static class FileCreation
{
    public static FileStream Create(
        this FileInfo file, FileMode mode, FileSystemRights rights, FileShare share, int bufferSize, FileOptions options, FileSecurity security) =>
        new(file.FullName, mode, rights, share, bufferSize, options, security);
}
