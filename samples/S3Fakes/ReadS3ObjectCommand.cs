using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;

namespace Tigris.S3Fakes;

/// <summary>Downloads an object to a file.</summary>
[Cmdlet(VerbsCommunications.Read, "S3Object")]
[OutputType(typeof(FileInfo))]
public sealed class ReadS3ObjectCommand : S3Command
{
    [Parameter(Mandatory = true, Position = 0)]
    public string BucketName { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    public string Key { get; set; } = "";

    [Parameter(Mandatory = true, Position = 2)]
    public string File { get; set; } = "";

    protected override async Task<object[]> AskAsync(IAmazonS3 client, CancellationToken cancellationToken)
    {
        var path = GetUnresolvedProviderPathFromPSPath(File);
        using var answer = await client.GetObjectAsync(BucketName, Key, cancellationToken);
        await answer.WriteResponseStreamToFileAsync(path, append: false, cancellationToken);
        return [new FileInfo(path)];
    }
}
