using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Tigris.Client.Files;

internal sealed class OwnerOnlyFiles : IOwnerOnlyFiles
{
    public FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var file = new FileInfo(path);
        return RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? WindowsFile.Open(file, mode, access, share)
            : UnixFile.Open(file, mode, access, share);
    }

    public FileStream OpenShared(string path) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        : UnixFile.OpenShared(new FileInfo(path));

    public IFileReplacement Replace(string path, bool overwrite, bool force) => new FileReplacement(path, overwrite, force);

    public FileStream OpenOwn(string path)
    {
        var file = new FileInfo(path);
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return UnixFile.OpenOwn(file);
        }

        // FileShare.Read keeps a second writer out, and lets a reader read the lines that a running command has saved.
        return file.Exists && (file.Attributes & FileAttributes.ReparsePoint) != 0
            ? throw new IOException(MessageText.Of(Messages.FileIsLink, file.FullName))
            : WindowsFile.Open(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
    }

    public string? FindShared(string path) => SharedPath.Find(path);

    public string Resolve(string path) => FileLink.Resolve(new FileInfo(path));

    public void Write(string path, byte[] content, bool overwrite)
    {
        var target = FileLink.Follow(new FileInfo(path));
        if (overwrite && target is { Exists: true, IsReadOnly: true })
        {
            // A rename ignores the attribute.
            throw new UnauthorizedAccessException(MessageText.Of(Messages.FileReadOnly, target.FullName));
        }

        // Without the name of the target, which may have the greatest length that the file system allows.
        var temporary = Path.Combine(target.DirectoryName!, $".{Path.GetRandomFileName()}");
        try
        {
            using (var stream = Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(content, 0, content.Length);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target.FullName, overwrite);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
