using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>
/// The Partner Integrations API of one provider: six nouns, a raw call, and a look at the storage itself. Thread-safe; every call signs and retries by itself.
/// Every operation throws a <see cref="TigrisException"/> of its family, or <see cref="OperationCanceledException"/>.
/// </summary>
public interface ITigrisClient : IDisposable
{
    /// <summary>Organizations: one isolated tenant each.</summary>
    IOrganizations Organizations { get; }

    /// <summary>Buckets, with their domain, lifecycle and notification settings.</summary>
    IBuckets Buckets { get; }

    /// <summary>Snapshots of buckets.</summary>
    ISnapshots Snapshots { get; }

    /// <summary>S3 access keys of an organization's users.</summary>
    IAccessKeys AccessKeys { get; }

    /// <summary>IAM policies of an organization.</summary>
    IPolicies Policies { get; }

    /// <summary>Usage and invoices.</summary>
    IBilling Billing { get; }

    /// <summary>The time that requests are signed with, UTC: the server's, once a refusal has shown that this machine's is off.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>The time of this machine, UTC.</summary>
    DateTimeOffset MachineUtcNow { get; }

    /// <summary>
    /// The rate to which the server limits this process, in requests a second, as far as refusals have shown it; null while there is no
    /// limit. All clients of the endpoint and provider in this process share it.
    /// </summary>
    double? RequestRate { get; }

    /// <summary>A signed request to any path below the provider, for what has no operation here yet.</summary>
    Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// A read at an S3 endpoint, signed with a tenant's access key and not with the provider's. A refusal is an answer; only what is no
    /// answer at all is thrown.
    /// </summary>
    Task<StorageAnswer> ReadStorageAsync(StorageRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The same client (connections, key, clock), telling <paramref name="observer"/> of what it does on the wire.
    /// Disposing what this returns has no effect: only the client it came from owns anything.
    /// </summary>
    ITigrisClient ReportingTo(ICallObserver observer);
}
