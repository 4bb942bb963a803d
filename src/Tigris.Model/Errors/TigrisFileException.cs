using System;

namespace Tigris;

/// <summary>A file on this machine could not be opened, read or written.</summary>
public sealed class TigrisFileException : TigrisException
{
    /// <summary>Says which file, and why.</summary>
    /// <param name="errorId">A stable name of what went wrong: <c>FileNotWritable</c>.</param>
    /// <param name="message">What happened, and to which file.</param>
    /// <param name="path">The file.</param>
    /// <param name="innerException">What the file system said.</param>
    public TigrisFileException(string errorId, string message, string path, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Path = path;
    }

    /// <summary>A stable name of what went wrong.</summary>
    public string ErrorId { get; }

    /// <summary>The file's path.</summary>
    public string Path { get; }
}
