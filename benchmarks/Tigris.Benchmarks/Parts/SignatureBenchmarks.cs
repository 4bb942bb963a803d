using System;
using System.Text;
using BenchmarkDotNet.Attributes;
using Tigris.Client.Http;

namespace Tigris.Benchmarks;

/// <summary>Measures the parts of a signed request.</summary>
[MemoryDiagnoser]
public class SignatureBenchmarks
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Account.Key);
    private readonly string _id = "tenant-0000001";
    private readonly string _strange = "tenant ü/1";
    private readonly Uri _plain = new("https://mgmt.example.test/v1/providers/benchmark/orgs/tenant-0000001");

    /// <summary>Measures the signature alone.</summary>
    [Benchmark]
    public string Signature() =>
        RequestSignature.Compute("GET", _plain.AbsoluteUri, 1_700_000_000_000, "5c9b5c1e-7b52-4a2b-8d3a-0a1b2c3d4e5f", _key);

    /// <summary>Measures the URL that is signed and sent, for an identity that needs escaping.</summary>
    [Benchmark]
    public string CanonicalUri() =>
        new Uri($"https://mgmt.example.test/v1/providers/benchmark/orgs/{Uri.EscapeDataString(_strange)}").AbsoluteUri;

    /// <summary>Measures the check that an identity is one segment of a path.</summary>
    [Benchmark]
    public string Identity() => Identifier.Require(_id, "OrganizationId");
}
