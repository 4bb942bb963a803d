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

    /// <summary>Sends a signed request to any path below the provider.</summary>
    Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a read to an S3 endpoint, signed with a tenant's access key and not with the provider's. A refusal is a response too. Only a
    /// missing response throws.
    /// </summary>
    Task<StorageResponse> ReadStorageAsync(StorageRequest request, CancellationToken cancellationToken);
}
