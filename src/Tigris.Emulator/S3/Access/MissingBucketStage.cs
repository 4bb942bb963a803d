using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Access;

/// <summary>Responds with 404 to each read of a missing bucket, and to a deletion without a key, as observed. Other writes must be authorized first.</summary>
internal sealed class MissingBucketStage(BucketStore buckets) : Stage<S3Request>
{
    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        if (request.Address.Level == S3Level.Service) return next();
        var bucket = buckets.FindAnywhere(request.Address.Bucket);
        request.Payer = bucket?.OrganizationId;
        var isUnsigned = request.Context.Request.Headers.Authorization.Count == 0 && !request.IsPresigned;
        if (bucket is null && (request.Method is "GET" or "HEAD" || (request.Method == "DELETE" && isUnsigned))) throw S3Exception.NoSuchBucket(request.Address.Bucket);
        return next();
    }
}
