using System;
using System.IO;

namespace Tigris;

/// <summary>
/// A file that is going to be written as a whole. A temporary file in the same folder reserves its space on the disk, and is renamed at the end.
/// Errors are those of the file system: <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IFileReplacement : IDisposable
{
    /// <summary>The path of the file, with all links followed.</summary>
    string Path { get; }

    /// <summary>true if the file exists and users other than its owner and group can read or write it; otherwise, false.</summary>
    bool IsOpenToOthers { get; }

    /// <summary>Reserves space on the disk, by writing and flushing.</summary>
    /// <param name="length">The number of bytes that the file may need.</param>
    void Reserve(long length);

    /// <summary>
    /// Writes the file, once. A crash leaves the old file or the new one, never a part. The owner, group, mode, access list and extended
    /// attributes of a file that is replaced don't change. Only its owner can access a new file.
    /// </summary>
    /// <param name="content">The whole content. This method neither keeps nor wipes it.</param>
    void Commit(byte[] content);

    /// <summary>Writes the file as <see cref="Commit(byte[])"/> does, with content that may be larger than the memory.</summary>
    /// <param name="write">Writes the whole content to a stream.</param>
    void Commit(Action<Stream> write);
}
