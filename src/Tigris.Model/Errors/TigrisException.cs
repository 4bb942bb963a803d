using System;

namespace Tigris;

/// <summary>The root of everything that this product throws on purpose.</summary>
public class TigrisException : Exception
{
    /// <summary>Without a message.</summary>
    public TigrisException()
    {
    }

    /// <summary>With what happened.</summary>
    public TigrisException(string message)
        : base(message)
    {
    }

    /// <summary>With what happened, and why.</summary>
    public TigrisException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
