using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads buckets that may not exist.</summary>
internal static class BucketLookup
{
    public static async Task<Bucket?> FindBucketAsync(this IWorkflowHost host, string organizationId, string bucketName)
    {
        try
        {
            return await host.Client.Buckets.GetAsync(organizationId, bucketName, host.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisNotFoundException)
        {
            return null;
        }
    }
}
