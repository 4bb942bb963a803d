using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;

namespace Tigris.S3Fakes;

/// <summary>
/// The base of fakes for the commands of AWS.Tools.S3 that the samples use, with the same names, parameters, results and errors, on the same SDK.
/// That module is in the PowerShell Gallery only. Builds download from NuGet only, which has no replacement.
/// </summary>
public abstract class S3Command : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    [Parameter(Mandatory = true)]
    public string EndpointUrl { get; set; } = "";

    [Parameter(Mandatory = true)]
    public string AccessKey { get; set; } = "";

    [Parameter(Mandatory = true)]
    public string SecretKey { get; set; } = "";

    [Parameter]
    public string Region { get; set; } = "us-east-1";

    [Parameter]
    public bool ForcePathStyleAddressing { get; set; }

    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a request to the service, and writes the results.</summary>
    protected abstract Task<object[]> AskAsync(IAmazonS3 client, CancellationToken cancellationToken);

    protected sealed override void ProcessRecord()
    {
        var settings = new AmazonS3Config
        {
            ServiceURL = EndpointUrl,
            AuthenticationRegion = Region,
            ForcePathStyle = ForcePathStyleAddressing,
            MaxErrorRetry = 0,
        };
        using var client = new AmazonS3Client(new BasicAWSCredentials(AccessKey, SecretKey), settings);
        try
        {
            // Threads of the pool handle the responses, and none of them waits for this thread.
            var answer = Task.Run(() => AskAsync(client, _stop.Token), _stop.Token).GetAwaiter().GetResult();
            answer.ToList().ForEach(WriteObject);
        }
        catch (AmazonServiceException refusal)
        {
            var error = new InvalidOperationException(refusal.Message, refusal);
            ThrowTerminatingError(new ErrorRecord(error, refusal.ErrorCode, ErrorCategory.InvalidOperation, this));
        }
    }

    protected override void StopProcessing() => _stop.Cancel();
}
