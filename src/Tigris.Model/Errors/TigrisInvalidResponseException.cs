using System;

namespace Tigris;

/// <summary>The server answered with success, but not with what it promised: no JSON, a wrong shape, a missing part.</summary>
public class TigrisInvalidResponseException : TigrisException
{
    /// <summary>Says what is wrong with which operation's answer.</summary>
    public TigrisInvalidResponseException(string operation, string message, Exception? innerException = null)
        : base($"{operation}: {message}", innerException)
    {
        Operation = operation;
    }

    /// <summary>What the document calls the operation.</summary>
    public string Operation { get; }
}

/// <summary>A listing named a next page that it had named before; following it would never end.</summary>
/// <param name="operation">What the document calls the operation.</param>
public sealed class TigrisPagingLoopException(string operation)
    : TigrisInvalidResponseException(operation, Messages.PagingLoop);
