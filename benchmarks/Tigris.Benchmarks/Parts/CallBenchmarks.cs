using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Tigris.Client;

namespace Tigris.Benchmarks;

/// <summary>Measures a call without the network: identity, Refit, retries, clock, signature, trace, JSON.</summary>
[MemoryDiagnoser]
public class CallBenchmarks : IDisposable
{
    private static readonly Uri Address = new("https://mgmt.example.test/v1/providers/benchmark/orgs/tenant-0000001");

    private TigrisClient _client = null!;
    private HttpMessageInvoker _transport = null!;

    [GlobalSetup]
    public void Open()
    {
        var options = new TigrisClientOptions(new Uri("https://mgmt.example.test"), Account.ProviderId, Account.SigningKey());
        _client = new TigrisClient(options, TimeProvider.System, NewTransport(), () => 0.5);
        _transport = new HttpMessageInvoker(NewTransport());
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _client.Dispose();
        _transport.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Measures the cost of any call without a network: a request, a response and its bytes.</summary>
    [Benchmark(Baseline = true)]
    public async Task<int> RequestAlone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        using var response = await _transport.SendAsync(request, CancellationToken.None);
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    [Benchmark]
    public Task<Organization> GetOrganization() => _client.Organizations.GetAsync("tenant-0000001", CancellationToken.None);

    private static InMemoryTransport NewTransport() => new(Answers.Organization("tenant-0000001"));
}
