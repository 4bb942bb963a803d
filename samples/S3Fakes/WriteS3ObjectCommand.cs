using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;

namespace Tigris.S3Fakes;

/// <summary>Uploads a text or a file.</summary>
[Cmdlet(VerbsCommunications.Write, "S3Object", DefaultParameterSetName = FromFile)]
public sealed class WriteS3ObjectCommand : S3Command
{
    private const string FromFile = "UploadSingleFile";
    private const string FromContent = "UploadFromContent";

    [Parameter(Mandatory = true, Position = 0)]
    public string BucketName { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1)]
    public string Key { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = FromContent)]
    public string? Content { get; set; }

    [Parameter(Mandatory = true, Position = 2, ParameterSetName = FromFile)]
    public string? File { get; set; }

    protected override async Task<object[]> AskAsync(IAmazonS3 client, CancellationToken cancellationToken)
    {
        var path = File is null ? null : GetUnresolvedProviderPathFromPSPath(File);
        var request = new PutObjectRequest { BucketName = BucketName, Key = Key, ContentBody = Content, FilePath = path };
        await client.PutObjectAsync(request, cancellationToken);
        return [];
    }
}
