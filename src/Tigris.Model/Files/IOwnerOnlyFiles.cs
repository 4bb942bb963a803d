using System;
using System.IO;

namespace Tigris;

/// <summary>
/// Files that only their owner can read and write, for secrets and for data of tenants. No other user can read such a file at any time.
/// Errors are those of the file system: <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IOwnerOnlyFiles
{
    /// <summary>Opens a file, without a buffer. An existing file becomes accessible to its owner only before it is opened.</summary>
    /// <param name="path">A path of the file system, not of PowerShell; a link is followed.</param>
    /// <param name="mode">The required or permitted existence of the file.</param>
    /// <param name="access">The access: read, write or both.</param>
    /// <param name="share">The access of other processes to the open file. On Unix, it applies to .NET processes only.</param>
    FileStream Open(string path, FileMode mode, FileAccess access, FileShare share);

    /// <summary>Opens a file for reading while another process may be writing to it. Its permissions stay as they are.</summary>
    /// <param name="path">A path of the file system, not of PowerShell; a link is followed.</param>
    FileStream OpenShared(string path);

    /// <summary>
    /// Opens a regular file of the current user for reading and writing, without a buffer, and creates it if it doesn't exist. No other
    /// process can write to it meanwhile. Links, devices and files of other users are refused.
    /// </summary>
    /// <param name="path">A path of the file system, not of PowerShell.</param>
    FileStream OpenOwn(string path);

    /// <summary>
    /// Gets the kind of file system if locks, flushes and owner-only access can't be verified there, as on network file systems and on
    /// Windows; otherwise, null.
    /// </summary>
    /// <param name="path">A path of the file system, not of PowerShell. The file need not exist.</param>
    string? FindShared(string path);

    /// <summary>Gets the path of a file without links. All paths to one file, through links to it or to its folders, have the same result.</summary>
    /// <param name="path">A path of the file system, not of PowerShell. The file need not exist.</param>
    string Resolve(string path);

    /// <summary>
    /// Writes a whole file: under another name in the same folder, flushed to the disk, then renamed. A crash leaves the old file or the new one,
    /// never a part. A link stays a link.
    /// </summary>
    /// <param name="path">A path of the file system, not of PowerShell.</param>
    /// <param name="content">The whole content. This method neither keeps nor wipes it.</param>
    /// <param name="overwrite">false to fail if the file exists.</param>
    void Write(string path, byte[] content, bool overwrite);

    /// <summary>Prepares to write a whole file, and tests in advance if something prevents it: permissions, space, kind of file, mounts.</summary>
    /// <param name="path">A path of the file system, not of PowerShell; a link is followed.</param>
    /// <param name="overwrite">false to fail if the file exists.</param>
    /// <param name="force">true to replace a read-only file too.</param>
    IFileReplacement Replace(string path, bool overwrite, bool force);
}
