using System;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Tells whether access keys work at the S3 endpoint, and in which bucket. A key that does not is a result, not an error.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TigrisAccessKey", HelpUri = HelpPages.Guide)]
[OutputType(typeof(AccessKeyTest), typeof(bool))]
public sealed class TestTigrisAccessKeyCommand : BulkCmdlet
{
    /// <summary>The id of the key, tid_...</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("access_key_id", "UserName")]
    [AllowNull]
    [AllowEmptyString]
    [Identity("AccessKeyId", "access_key_id", "UserName", Optional = true)]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string? AccessKeyId { get; set; }

    /// <summary>The key's secret: a SecureString, or text where it comes from a file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("secret_access_key", "Password")]
    [AllowNull]
    [Secret]
    public SecureString? SecretAccessKey { get; set; }

    /// <summary>The buckets to try the key on, as they are: no wildcards. Without one, it is asked which buckets the key sees.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [TextListCell]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>Id and secret together, as user name and password. It is tried instead of the key that is piped in.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The id of the organization, for the output: a key knows its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [TextCell]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string? OrganizationId { get; set; }

    /// <summary>The S3 endpoint for the test: https, or http on loopback. The default is the endpoint of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AddressCell]
    public Uri? S3Endpoint { get; set; }

    /// <summary>Returns only true or false: whether the key is good for what was tried.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Quiet { get; set; }

    private protected override void ProcessInput()
    {
        if (BucketName is { Length: > 0 } names)
        {
            ForEach(names, Try);
        }
        else
        {
            Attempt(Credential?.UserName ?? AccessKeyId, () => Try(null));
        }
    }

    private void Try(string? bucketName)
    {
        var organizationId = OrganizationId;
        if (Credential is null && ReturnedKey.IsMissing(this, AccessKeyId, SecretAccessKey))
        {
            Start(organizationId, call =>
            {
                call.WriteWarning(MessageText.Of(Messages.SkippedWithoutKey, organizationId));
                return Task.CompletedTask;
            });
            return;
        }

        var id = Identifier.Require(Credential?.UserName ?? AccessKeyId, nameof(AccessKeyId));
        var endpoint = S3Endpoint ?? Active.S3Endpoint;
        var quiet = Quiet.IsPresent;
        var secret = Secret(id);
        Start(id, async call =>
        {
            using (secret)
            {
                var result = await new AccessKeyProbe(call, organizationId, id, endpoint, bucketName).RunAsync(secret).ConfigureAwait(false);
                call.Write(quiet ? result.Works : result);
            }
        });
    }

    // A copy: who pipes a key in may dispose it meanwhile.
    private SecureString Secret(string id) => KeySecret.Require(Credential?.Password ?? SecretAccessKey, id).Copy();
}
