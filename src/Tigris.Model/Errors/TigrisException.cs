using System;

namespace Tigris;

/// <summary>The base class of the exceptions of this product.</summary>
public class TigrisException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public TigrisException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    public TigrisException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    public TigrisException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
