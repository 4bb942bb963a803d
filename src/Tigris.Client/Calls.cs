using System;
using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Begins the calls of a client.</summary>
internal sealed class Calls(Channel channel)
{
    /// <summary>The S3 endpoint that accepts the keys of responses.</summary>
    public Uri S3Endpoint => channel.Options.S3Endpoint;

    /// <summary>Begins a call of the operation that a method of a Refit interface declares.</summary>
    /// <param name="api">The interface.</param>
    /// <param name="method">The name of the method.</param>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Call Begin<TApi>(TApi api, string method)
        where TApi : class => Begin(Operations<TApi>.Of(method));

    /// <summary>Begins a call of an operation.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Call Begin(Operation operation, bool mayRetry = true)
    {
        channel.ThrowIfDisposed();
        return new Call(operation, CallObserver.Current) { MayRetry = mayRetry };
    }
}
