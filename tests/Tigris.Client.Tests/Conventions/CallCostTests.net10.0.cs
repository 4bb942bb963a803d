using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Conventions;

/// <summary>Measures the bytes of a call through all layers except a network. Unlike time, bytes don't depend on the machine.</summary>
public sealed class CallCostTests
{
    private const int Calls = 1000;

    [Invariant("documentation")]
    [Fact]
    public async Task A_call_allocates_few_bytes()
    {
        using var client = new TigrisClient(Lab.Options(), TimeProvider.System, new InstantTransport(), () => 1.0);
        await CallAsync(client);

        // Each response is immediate, so all code runs on this thread.
        var before = GC.GetAllocatedBytesForCurrentThread();
        await CallAsync(client);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;

        // The limiter and the timeout of each attempt are some 350 of them.
        Assert.InRange(each, 1, 6800);
    }

    private static async Task CallAsync(TigrisClient client)
    {
        for (var call = 0; call < Calls; call++)
        {
            await client.Organizations.GetAsync("acme", CancellationToken.None);
        }
    }

    private sealed class InstantTransport : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent("""{"data":{"id":"acme","name":"Acme","active":true}}""", Encoding.UTF8, "application/json"),
            });
    }
}
