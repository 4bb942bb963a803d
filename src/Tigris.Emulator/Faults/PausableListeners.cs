using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Tigris.Emulator;

/// <summary>
/// The server's listening sockets, which can be closed for a while. Only a port without a listener refuses connections. A client whose connection is
/// accepted and then closed may assume that a request arrived.
/// </summary>
internal sealed class PausableListeners : IConnectionListenerFactory, IDisposable
{
    private readonly SocketTransportFactory _sockets = new(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<PausableListener> _listeners = [];
    private int _closers;

    public bool AreClosed => Volatile.Read(ref _closers) > 0;

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = new PausableListener(_sockets, await _sockets.BindAsync(endpoint, cancellationToken));
        _listeners.Add(listener);
        return listener;
    }

    /// <summary>Closes the ports and returns after they refuse connections.</summary>
    public async Task CloseAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (Interlocked.Increment(ref _closers) > 1) return;
            foreach (var listener in _listeners) await listener.CloseAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Opens the ports after as many calls as there were to close them.</summary>
    public async Task OpenAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (!AreClosed) return;
            if (Interlocked.Decrement(ref _closers) > 0) return;
            foreach (var listener in _listeners) await listener.OpenAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the ports, and opens them again after a duration (in real time).</summary>
    public async Task CloseForAsync(TimeSpan duration)
    {
        await CloseAsync();
        _ = OpenLaterAsync(duration);
    }

    public void Dispose() => _over.Cancel();

    private async Task OpenLaterAsync(TimeSpan duration)
    {
        await Task.Delay(duration, _over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_over.IsCancellationRequested) await OpenAsync();
    }

    /// <summary>The listener of one port. Accepting continues while the port is closed.</summary>
    private sealed class PausableListener(SocketTransportFactory sockets, IConnectionListener first) : IConnectionListener
    {
        private readonly CancellationTokenSource _ended = new();
        private volatile IConnectionListener _current = first;
        private volatile TaskCompletionSource? _opening;

        public EndPoint EndPoint { get; } = first.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                var connection = await _current.AcceptAsync(cancellationToken);
                if (connection is not null) return connection;
                if (_opening is { } opening) await Task.WhenAny(opening.Task, Task.Delay(Timeout.InfiniteTimeSpan, _ended.Token));
                if (_ended.IsCancellationRequested) return null;
            }
        }

        public async Task CloseAsync()
        {
            if (_ended.IsCancellationRequested) return;
            _opening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await _current.UnbindAsync();
        }

        public async Task OpenAsync()
        {
            while (!_ended.IsCancellationRequested)
            {
                try
                {
                    await _current.DisposeAsync();
                    _current = await sockets.BindAsync(EndPoint, CancellationToken.None);
                    _opening!.TrySetResult();
                    if (_ended.IsCancellationRequested) await _current.UnbindAsync();
                    return;
                }
                catch (Exception e) when (e is SocketException or AddressInUseException)
                {
                    // An outgoing connection may use the port for a moment.
                    await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
                }
            }
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await _ended.CancelAsync();
            await _current.UnbindAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await _ended.CancelAsync();
            await _current.DisposeAsync();
        }
    }
}
