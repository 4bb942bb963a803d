using System;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>
/// The Partner Integrations API of one provider: six resources, raw requests, and reads at the S3 endpoint. Thread-safe. Each call is signed and
/// retried by the client. Each operation throws a type derived from <see cref="TigrisException"/>, or <see cref="OperationCanceledException"/>.
/// </summary>
public interface ITigrisClient : IDisposable
{
    /// <summary>Organizations. Each is one isolated tenant.</summary>
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

    /// <summary>
    /// The time that requests are signed with, UTC. It is this machine's time until a refusal shows a clock difference, and then the server's.
    /// </summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>The time of this machine, UTC.</summary>
    DateTimeOffset MachineUtcNow { get; }

    /// <summary>
    /// The rate to which the server limits this process, in requests a second, estimated from its refusals; null while there is no limit. All
    /// clients of the endpoint and provider in this process share it.
    /// </summary>
    double? RequestRate { get; }

    /// <summary>Sends a signed request to any path below the provider.</summary>
    Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a read to an S3 endpoint, signed with a tenant's access key and not with the provider's. A refusal is a response too. The call
    /// throws only without a response.
    /// </summary>
    Task<StorageResponse> ReadStorageAsync(StorageRequest request, CancellationToken cancellationToken);
}
