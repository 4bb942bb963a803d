using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Endpoints;

/// <summary>Responds to the preflight requests of browsers.</summary>
internal sealed class PreflightEndpoint(BucketStore buckets)
{
    public IEnumerable<S3Endpoint> Endpoints => new[] { S3Level.Bucket, S3Level.Object }.Select(level =>
        new S3Endpoint("OPTIONS", level, Permissions.Preflight, RequestClass.Free, call => Task.FromResult(CorsStage.Preflight(buckets, call.Request)))
        {
            IsOpen = true,
            Parameters = ["*"],
            Headers = ["x-amz-*", "x-tigris-*", "tigris-*"],
        });
}
