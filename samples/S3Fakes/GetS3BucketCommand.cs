using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Tigris.S3Fakes;

/// <summary>Lists the buckets that a key can list.</summary>
[Cmdlet(VerbsCommon.Get, "S3Bucket")]
[OutputType(typeof(S3Bucket))]
public sealed class GetS3BucketCommand : S3Command
{
    protected override async Task<object[]> AskAsync(IAmazonS3 client, CancellationToken cancellationToken)
    {
        var answer = await client.ListBucketsAsync(cancellationToken);
        return [.. answer.Buckets ?? []];
    }
}
