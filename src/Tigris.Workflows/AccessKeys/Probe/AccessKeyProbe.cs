using System;
using System.Security;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>
/// Tests a key with reads only. If the response about a bucket doesn't show the state of the key or its buckets, the probe also requests the list
/// of buckets. For example, a bucket that doesn't exist is also missing for a revoked key.
/// </summary>
internal sealed class AccessKeyProbe(IWorkflowHost host, string? organizationId, string accessKeyId, Uri endpoint, string? bucketName)
{
    /// <summary>Runs the probe and returns its result. A key that doesn't work is a result too.</summary>
    /// <exception cref="TigrisArgumentException">The key id, the endpoint or the bucket name can't be used. No request was sent.</exception>
    public async Task<AccessKeyTest> RunAsync(SecureString secret)
    {
        var request = new StorageRequest(endpoint, accessKeyId, secret, bucketName);
        StorageResponse? first = null;
        TimeSpan? skew = null;
        var sent = host.Client.MachineUtcNow;
        try
        {
            first = await host.Client.ReadStorageAsync(request, host.Cancellation).ConfigureAwait(false);
            skew = ClockSkew.Of(first.ServerTime, sent, host.Client.MachineUtcNow);
            if (bucketName is null || !AccessKeyProbeResult.IsInconclusive(first))
            {
                return Result(first, skew, null, null);
            }

            var buckets = new StorageRequest(endpoint, accessKeyId, secret);
            return Result(first, skew, await host.Client.ReadStorageAsync(buckets, host.Cancellation).ConfigureAwait(false), null);
        }
        catch (TigrisException failure) when (failure is TigrisConnectionException or TigrisInvalidResponseException)
        {
            return Result(first, skew, null, failure);
        }
    }

    private AccessKeyTest Result(StorageResponse? first, TimeSpan? skew, StorageResponse? second, Exception? failure)
    {
        var result = AccessKeyProbeResult.Of(bucketName, endpoint, first, second, failure);
        return new AccessKeyTest
        {
            OrganizationId = organizationId,
            BucketName = bucketName,
            AccessKeyId = accessKeyId,
            S3Endpoint = endpoint,
            Reachable = first is not null || failure is TigrisInvalidResponseException,
            Authenticated = result.Authenticated,
            CanList = bucketName is null ? null : AccessKeyProbeResult.MayList(first),
            VisibleBucket = second?.BucketName ?? first?.BucketName,
            Code = result.Code,
            Latency = first?.Elapsed,
            ClockSkew = skew,
            Message = result.Message,
        };
    }
}
