using System;

namespace Tigris;

/// <summary>No answer came: the server could not be reached, or the connection broke, and repeating it did not help.</summary>
public class TigrisConnectionException : TigrisException
{
    /// <summary>Says what failed, in which operation.</summary>
    public TigrisConnectionException(string message, string operation, int attempts, Exception? innerException)
        : base(message, innerException)
    {
        Operation = operation;
        Attempts = attempts;
    }

    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; }
}
