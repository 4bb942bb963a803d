using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Asks for buckets that may not exist.</summary>
internal static class BucketLookup
{
    public static async Task<Bucket?> FindBucketAsync(this CallContext call, string organizationId, string bucketName)
    {
        try
        {
            return await call.Client.Buckets.GetAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisNotFoundException)
        {
            return null;
        }
    }
}
