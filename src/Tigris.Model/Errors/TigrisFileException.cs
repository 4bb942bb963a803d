using System;

namespace Tigris;

/// <summary>The exception for a file that can't be opened, read or written.</summary>
public sealed class TigrisFileException : TigrisException
{
    /// <summary>Creates an exception for a file.</summary>
    /// <param name="errorId">A stable name of the failure: <c>FileNotWritable</c>.</param>
    /// <param name="message">The failure, with the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="innerException">The exception of the file system.</param>
    public TigrisFileException(string errorId, string message, string path, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Path = path;
    }

    /// <summary>A stable name of the failure.</summary>
    public string ErrorId { get; }

    /// <summary>The file's path.</summary>
    public string Path { get; }
}
