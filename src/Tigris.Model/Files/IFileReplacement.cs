using System;
using System.IO;

namespace Tigris;

/// <summary>
/// A file that is going to be written as a whole. Its space on the disk is taken in advance, by a file beside it that is renamed in the end.
/// Errors are those of the file system: <see cref="IOException"/>, <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IFileReplacement : IDisposable
{
    /// <summary>The path of the file, at the end of any links.</summary>
    string Path { get; }

    /// <summary>true if the file exists and users other than its owner and group can read or write it; otherwise, false.</summary>
    bool IsOpenToOthers { get; }

    /// <summary>Takes space on the disk, by writing and flushing.</summary>
    /// <param name="length">The number of bytes that the file may need.</param>
    void Reserve(long length);

    /// <summary>
    /// Writes the file, once. A crash leaves the old file or the new one, never a part. The owner, group, mode, access list and extended
    /// attributes of a file that is replaced stay as they were; a new file is its owner's alone.
    /// </summary>
    /// <param name="content">The whole content; not kept, not wiped.</param>
    void Commit(byte[] content);

    /// <summary>Writes the file as <see cref="Commit(byte[])"/> does, with content that needn't fit into memory.</summary>
    /// <param name="write">Writes the whole content to a stream.</param>
    void Commit(Action<Stream> write);
}
