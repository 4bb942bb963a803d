using System;

namespace Tigris;

/// <summary>Something that the caller gave cannot be used. No request was sent.</summary>
public class TigrisArgumentException : TigrisException
{
    /// <summary>Says what is wrong with which value.</summary>
    /// <param name="errorId">A stable name of the rule: <c>InvalidMonth</c>.</param>
    /// <param name="message">What is wrong, and what would be right.</param>
    /// <param name="value">The value, where it is no secret.</param>
    /// <param name="innerException">What found out, if anything did.</param>
    public TigrisArgumentException(string errorId, string message, object? value, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Value = value;
    }

    /// <summary>A stable name of the rule that was broken.</summary>
    public string ErrorId { get; }

    /// <summary>The value that broke it.</summary>
    public object? Value { get; }
}
