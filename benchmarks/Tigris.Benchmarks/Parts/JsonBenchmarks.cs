using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Tigris.Client;
using Tigris.Client.Json;
using Tigris.Client.Wire;

namespace Tigris.Benchmarks;

/// <summary>Measures writing and reading wire records, and reading a page into output objects.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks : IDisposable
{
    private readonly string _one = Encoding.UTF8.GetString(Answers.Organization("tenant-0000001"));
    private readonly UpdateOrganizationRequest _change = new() { UserId = "admin", UserRole = "Admin", Active = false };

    private TigrisClient _client = null!;

    [GlobalSetup]
    public void Open()
    {
        var options = new TigrisClientOptions(new Uri("https://mgmt.example.test"), Account.ProviderId, Account.SigningKey());
        _client = new TigrisClient(options, TimeProvider.System, new InMemoryTransport(Answers.Page(0, 5000, 10_000)), () => 0.5);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public byte[] Write() => WireSerializer.Write(_change);

    [Benchmark]
    public object? Read() => WireSerializer.Read<GetOrganizationResponse>(_one);

    /// <summary>5,000 organizations.</summary>
    [Benchmark]
    public Task<Page<Organization>> Page() => _client.Organizations.ListAsync(new OrganizationQuery(), null, CancellationToken.None);
}
