using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Connections;

public sealed class PooledHandlerTests
{
    [Invariant("bounded-call")]
    [Fact]
    public async Task A_blocking_transport_blocks_a_pool_thread_and_not_the_caller()
    {
        var transport = new WatchedTransport();
        using var http = new HttpMessageInvoker(new PooledHandler { InnerHandler = transport });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://mgmt.example.test");

        // A thread outside the pool, because the test itself may run on the pool.
        var sent = new TaskCompletionSource<Task<HttpResponseMessage>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => sent.SetResult(http.SendAsync(request, CancellationToken.None))).Start();
        using var response = await await sent.Task;

        Assert.True(transport.WasOfThePool);
    }

    [Fact]
    public async Task A_canceled_request_ends_as_canceled()
    {
        using var http = new HttpMessageInvoker(new PooledHandler { InnerHandler = new WatchedTransport() });
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://mgmt.example.test");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.SendAsync(request, new CancellationToken(canceled: true)));
    }

    private sealed class WatchedTransport : HttpMessageHandler
    {
        public bool WasOfThePool { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WasOfThePool = Thread.CurrentThread.IsThreadPoolThread;
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
