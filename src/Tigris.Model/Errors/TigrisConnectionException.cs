using System;

namespace Tigris;

/// <summary>The exception for a request without a response: the connection failed or broke, also when the request was repeated.</summary>
public class TigrisConnectionException : TigrisException
{
    /// <summary>Creates an exception for an operation. The message has no full stop.</summary>
    public TigrisConnectionException(string message, string operation, int attempts, bool mayHaveRun, Exception? innerException)
        : base($"{message}{DescribeOutcome(mayHaveRun)}.", innerException)
    {
        Operation = operation;
        Attempts = attempts;
        MayHaveRun = mayHaveRun;
    }

    /// <summary>The name of the operation in the vendor's document.</summary>
    public string Operation { get; }

    /// <summary>The number of times the request was sent.</summary>
    public int Attempts { get; }

    /// <summary>true if an attempt may have changed something; otherwise, false. The call may be repeated in either case.</summary>
    public bool MayHaveRun { get; }

    internal static string DescribeOutcome(bool mayHaveRun) => mayHaveRun ? Messages.MayHaveRun : "";
}
