using System;
using System.Net.Http;
using Tigris.Client.Http;
using Tigris.Client.Http.Throttling;

namespace Tigris.Client.Storage;

/// <summary>
/// The handlers for S3 endpoints, created on first use: RetryHandler > V4SigningHandler > TraceHandler > transport. The date of a response
/// doesn't correct the clock: the key test reports a clock difference.
/// </summary>
/// <param name="options">Timeouts and retries.</param>
/// <param name="time">The clock to sign by.</param>
/// <param name="transport">Opens connections to an endpoint of the same kind: on this machine, or elsewhere.</param>
/// <param name="random">Returns random numbers from 0 to below 1.</param>
/// <param name="errors">Reads refusals.</param>
internal sealed class StorageChannel(
    TigrisClientOptions options, TimeProvider time, Func<Uri, HttpMessageHandler> transport, Func<double> random, ApiErrors errors) : IDisposable
{
    private readonly object _lock = new();
    private HttpClient? _here;
    private HttpClient? _elsewhere;
    private volatile bool _disposed;

    public HttpClient To(Uri endpoint)
    {
        lock (_lock)
        {
            // A call may have begun before. A connection that it opens now would never be closed.
            ObjectDisposedException.ThrowIf(_disposed, typeof(ITigrisClient));
            return endpoint.IsLoopback ? _here ??= Open(endpoint) : _elsewhere ??= Open(endpoint);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _here?.Dispose();
            _elsewhere?.Dispose();
        }
    }

    private HttpClient Open(Uri endpoint)
    {
        var trace = new TraceHandler(time) { InnerHandler = transport(endpoint) };
        var signing = new V4SigningHandler(time) { InnerHandler = trace };
        var connectionErrors = new ConnectionErrors(options.Timeout, "/", errors);
        var retry = new RetryHandler(
            options,
            time,
            new BackOff(random),
            connectionErrors,
            request => RateLimiters.Of(time, request.RequestUri!, options.ProviderId),
            () => _disposed)
        {
            InnerHandler = signing,
        };
        return Channel.NewHttp(retry, "application/xml");
    }
}
