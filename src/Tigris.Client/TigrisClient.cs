using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Storage;

namespace Tigris.Client;

/// <summary>The API of one provider over HTTP.</summary>
internal sealed class TigrisClient : ITigrisClient
{
    private readonly Channel _channel;
    private readonly RawCalls _raw;
    private readonly StorageReads _storage;

    /// <summary>Creates a client.</summary>
    public TigrisClient(TigrisClientOptions options)
        : this(new Channel(options, TimeProvider.System, Transport.Open, NextRandom))
    {
    }

    /// <summary>Creates a client with a clock, a transport that it owns, and random numbers from 0 to below 1.</summary>
    public TigrisClient(TigrisClientOptions options, TimeProvider time, HttpMessageHandler transport, Func<double> random)
        : this(new Channel(options, time, _ => transport, random))
    {
    }

    private TigrisClient(Channel channel)
    {
        _channel = channel;
        var calls = new Calls(channel);
        _raw = new RawCalls(channel, calls);
        _storage = new StorageReads(channel, calls);
        Organizations = new Organizations(channel.Organizations, calls);
        Buckets = new Buckets(channel.Buckets, calls);
        Snapshots = new Snapshots(channel.Snapshots, calls);
        AccessKeys = new AccessKeys(channel.AccessKeys, calls);
        Policies = new Policies(channel.Policies, calls);
        Billing = new Billing(channel.Billing, _raw, calls);
    }

    public IOrganizations Organizations { get; }

    public IBuckets Buckets { get; }

    public ISnapshots Snapshots { get; }

    public IAccessKeys AccessKeys { get; }

    public IPolicies Policies { get; }

    public IBilling Billing { get; }

    public DateTimeOffset UtcNow => _channel.Clock.Now(_channel.Clock.Offset);

    public DateTimeOffset MachineUtcNow => _channel.Time.GetUtcNow();

    public double? RequestRate => _channel.Limiter.Rate;

    public Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken) => _raw.SendAsync(request, cancellationToken);

    public Task<StorageResponse> ReadStorageAsync(StorageRequest request, CancellationToken cancellationToken) =>
        _storage.ReadAsync(request, cancellationToken);

    public void Dispose() => _channel.Dispose();

#pragma warning disable CA5394 // It spreads retries over time, and needs no protection.
    private static double NextRandom() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
