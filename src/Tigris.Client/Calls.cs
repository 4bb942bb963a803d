using System;
using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Begins calls in the name of one client or of one of its views.</summary>
internal sealed class Calls(Channel channel, ICallObserver? observer)
{
    /// <summary>Where the keys that an answer hands out are used.</summary>
    public Uri S3Endpoint => channel.Options.S3Endpoint;

    /// <summary>A call of an operation.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Call Begin(Operation operation, bool mayRetry = true)
    {
        channel.ThrowIfDisposed();
        return new Call(operation, observer) { MayRetry = mayRetry };
    }
}
