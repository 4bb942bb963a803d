using System;

namespace Tigris.Playground;

/// <summary>The playground itself can't go on; the message says why.</summary>
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
