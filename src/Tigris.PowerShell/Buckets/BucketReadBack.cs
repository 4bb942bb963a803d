using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>Reads buckets after a change, and warns of unknown regions.</summary>
internal static class BucketReadBack
{
    /// <summary>Reads a bucket and writes it to the pipeline if <c>-PassThru</c> is given.</summary>
    public static async Task WriteBucketIfAsync(this CallContext call, bool passThru, string organizationId, string bucketName)
    {
        if (passThru)
        {
            call.Write(await call.Client.Buckets.GetAsync(organizationId, bucketName, call.Cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>Warns of unknown regions. They are sent, because the list of regions grows, but may be a typing mistake.</summary>
    public static void WarnOfRegions(this CallContext call, string unknown)
    {
        if (unknown.Length > 0)
        {
            call.WriteWarning(MessageText.Of(Workflows.Messages.UnknownRegion, unknown));
        }
    }
}
