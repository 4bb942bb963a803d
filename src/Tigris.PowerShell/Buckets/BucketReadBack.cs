using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Reads buckets after a change, and warns of unknown regions.</summary>
internal static class BucketReadBack
{
    /// <summary>Reads a bucket back and gives it to the pipeline, where <c>-PassThru</c> asks for that.</summary>
    public static async Task WriteBucketIfAsync(this CallContext call, bool passThru, string organizationId, string bucketName)
    {
        if (passThru)
        {
            call.Write(await call.Client.Buckets.GetAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>The list of regions grows; one that is not known here is sent, but a slip of the pen should not go unseen.</summary>
    public static void WarnOfRegions(this CallContext call, string unknown)
    {
        if (unknown.Length > 0)
        {
            call.WriteWarning(MessageText.Of(Workflows.Messages.UnknownRegion, unknown));
        }
    }
}
