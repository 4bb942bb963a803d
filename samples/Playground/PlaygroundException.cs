using System;

namespace Tigris.Playground;

/// <summary>The exception for a failure of the playground itself. The message has the reason.</summary>
internal sealed class PlaygroundException : Exception
{
    public PlaygroundException()
    {
    }

    public PlaygroundException(string message)
        : base(message)
    {
    }

    public PlaygroundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
