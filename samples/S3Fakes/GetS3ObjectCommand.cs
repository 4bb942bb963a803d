using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Tigris.S3Fakes;

/// <summary>Lists objects, the first thousand.</summary>
[Cmdlet(VerbsCommon.Get, "S3Object")]
[OutputType(typeof(S3Object))]
public sealed class GetS3ObjectCommand : S3Command
{
    [Parameter(Mandatory = true, Position = 0)]
    public string BucketName { get; set; } = "";

    [Parameter(Position = 1)]
    public string? Prefix { get; set; }

    protected override async Task<object[]> AskAsync(IAmazonS3 client, CancellationToken cancellationToken)
    {
        var answer = await client.ListObjectsAsync(new ListObjectsRequest { BucketName = BucketName, Prefix = Prefix }, cancellationToken);
        return [.. answer.S3Objects ?? []];
    }
}
