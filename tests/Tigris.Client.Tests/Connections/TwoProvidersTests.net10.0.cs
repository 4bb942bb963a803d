using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Connections;

/// <summary>Tests two providers in one process at the same time.</summary>
public sealed class TwoProvidersTests
{
    private const int CallsOfEach = 20_000;
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<string, bool> _nonces = new();
    private int _served;

    [Invariant("connection")]
    [Fact]
    public async Task No_call_is_signed_with_the_key_of_another_provider()
    {
        using var north = Client("north", "the-key-of-the-north");
        using var south = Client("south", "the-key-of-the-south");

        await Task.WhenAll(CallAsync(north, "north"), CallAsync(south, "south"));

        Assert.Equal(2 * CallsOfEach, _served);
        Assert.Equal(2 * CallsOfEach, _nonces.Count);
        TestContext.Current.TestOutputHelper!.WriteLine($"{_served} calls of two providers at once, each signature and nonce checked.");
    }

    private static Task CallAsync(TigrisClient client, string provider) => Parallel.ForEachAsync(
        Enumerable.Range(0, CallsOfEach),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (number, cancellationToken) =>
        {
            var organization = await client.Organizations.GetAsync($"org-{number}", cancellationToken);

            // The response contains the requested organization and the provider.
            Assert.Equal(($"org-{number}", $"{provider} org-{number}"), (organization.OrganizationId, organization.OrganizationName));
        });

    private TigrisClient Client(string provider, string key) => new(
        new TigrisClientOptions(new Uri("https://mgmt.example.test"), provider, Lab.Secret(key)) { MaximumRetryCount = 0 },
        TimeProvider.System,
        new VerifyingServer(this),
        () => 0);

    /// <summary>Checks signatures with both keys. The path determines the key. The signature is implemented independently of the client.</summary>
    private sealed class VerifyingServer(TwoProvidersTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath.Split('/');
            var (provider, organization) = (path[3], path[5]);
            string Header(string name) => Assert.Single(request.Headers.GetValues(name));
            var text = $"{request.Method.Method}\n{request.RequestUri.AbsoluteUri}\n{Header("X-Tigris-Time")}\n{Header("X-Tigris-Nonce")}";
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes($"the-key-of-the-{provider}"), Encoding.UTF8.GetBytes(text));

            Interlocked.Increment(ref test._served);
            var isRight = Header("X-Tigris-Signature") == Convert.ToHexStringLower(expected) && test._nonces.TryAdd(Header("X-Tigris-Nonce"), true);
            return Task.FromResult(new HttpResponseMessage(isRight ? HttpStatusCode.OK : HttpStatusCode.Unauthorized)
            {
                RequestMessage = request,
                Content = new StringContent($$$"""{"data":{"id":"{{{organization}}}","name":"{{{provider}}} {{{organization}}}","active":true}}"""),
            });
        }
    }
}
