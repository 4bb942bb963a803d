using System;

namespace Tigris;

/// <summary>The exception for an invalid argument of the caller. No request was sent.</summary>
public class TigrisArgumentException : TigrisException
{
    /// <summary>Creates an exception for a value.</summary>
    /// <param name="errorId">A stable name of the rule: <c>InvalidMonth</c>.</param>
    /// <param name="message">The problem, and a valid value.</param>
    /// <param name="value">The value, unless it is a secret.</param>
    /// <param name="innerException">The cause, if any.</param>
    public TigrisArgumentException(string errorId, string message, object? value, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Value = value;
    }

    /// <summary>A stable name of the rule that was broken.</summary>
    public string ErrorId { get; }

    /// <summary>The value that broke the rule.</summary>
    public object? Value { get; }
}
