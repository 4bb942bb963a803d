using System;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Commands;

/// <summary>Tests access keys at the S3 endpoint, and in buckets. A key that doesn't work is a result and not an error.</summary>
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

    /// <summary>The key's secret: a SecureString, or text from a file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("secret_access_key", "Password")]
    [AllowNull]
    [Secret]
    public SecureString? SecretAccessKey { get; set; }

    /// <summary>
    /// The buckets in which the key is tested; wildcards aren't allowed. Without a bucket, the command requests the list of buckets that the key
    /// may list.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [TextListCell]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string[]? BucketName { get; set; }

    /// <summary>The id and the secret of the key, as user name and password. The command tests this key instead of a piped key.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The id of the organization, for the output only. The server finds the organization by the key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [TextCell]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string? OrganizationId { get; set; }

    /// <summary>The S3 endpoint for the test: https, or http on loopback. The default is the endpoint of the connection.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AddressCell]
    public Uri? S3Endpoint { get; set; }

    /// <summary>Returns only true or false: true if the key passed the test.</summary>
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

        if (Credential is null)
        {
            RequireColumn(AccessKeyId, nameof(AccessKeyId));
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

    // A copy, because the caller may dispose the piped key in the meantime.
    private SecureString Secret(string id) => KeySecret.Require(Credential?.Password ?? SecretAccessKey, id).Copy();
}
