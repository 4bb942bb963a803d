using System;

namespace Tigris;

/// <summary>No answer came: the server could not be reached, or the connection broke, and repeating it did not help.</summary>
public class TigrisConnectionException : TigrisException
{
    /// <summary>Says what failed, in which operation. The message has no full stop of its own.</summary>
    public TigrisConnectionException(string message, string operation, int attempts, bool mayHaveRun, Exception? innerException)
        : base($"{message}{Doubt(mayHaveRun)}.", innerException)
    {
        Operation = operation;
        Attempts = attempts;
        MayHaveRun = mayHaveRun;
    }

    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; }

    /// <summary>Whether one of the attempts may have changed something. The call may be repeated all the same.</summary>
    public bool MayHaveRun { get; }

    internal static string Doubt(bool mayHaveRun) => mayHaveRun ? Messages.MayHaveRun : "";
}
