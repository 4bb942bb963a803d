using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell.Commands;

/// <summary>Writes access keys that were just made to a file that other tools read, and its owner alone. Nothing is sent.</summary>
[Cmdlet(VerbsData.Export, "TigrisAccessKey", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(FileInfo))]
public sealed class ExportTigrisAccessKeyCommand : InputCmdlet, IDisposable
{
    private readonly Dictionary<string, KeyExport> _files = new(UserFile.Paths);

    /// <summary>The file. With a script block it can be another for each key: { "$($_.OrganizationId).env" }.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Who is to read it: AwsProfile, DotEnv, Rclone, Terraform or Json.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public AccessKeyFormat Format { get; set; }

    /// <summary>The id of the key, tid_...</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("access_key_id")]
    [AllowNull]
    [AllowEmptyString]
    [Identity("AccessKeyId", "access_key_id", Optional = true)]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string? AccessKeyId { get; set; }

    /// <summary>The key's secret: a SecureString, or text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("secret_access_key")]
    [AllowNull]
    [Secret]
    public SecureString? SecretAccessKey { get; set; }

    /// <summary>The id of the organization that the key works in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrgId", "org_id")]
    [TextCell]
    [ArgumentCompleter(typeof(OrganizationIdCompleter))]
    public string? OrganizationId { get; set; }

    /// <summary>The bucket that the key is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("bucket_name")]
    [TextCell]
    [ArgumentCompleter(typeof(BucketNameCompleter))]
    public string? BucketName { get; set; }

    /// <summary>Where the key is used. The default is the vendor's, https://t3.storage.dev.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    public Uri? S3Endpoint { get; set; }

    /// <summary>
    /// The name of the profile, the remote or the member of the map. The default is the organization's id, and for another key of the same
    /// organization that and the bucket's name.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? ProfileName { get; set; }

    /// <summary>Replaces a profile, a remote or a variable that is in the file already, and writes to a file that is read-only.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes to no file that is there already.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the files that were written.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Where something else ended the pipeline: what came so far is written, because it exists nowhere else.</summary>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            try
            {
                file.Write();
            }
            catch (TigrisException)
            {
                // There is nobody to tell any more.
            }

            file.Dispose();
        }

        _files.Clear();
    }

    private protected override void Prepare()
    {
        // A path that comes from the input, by property or by script block, has no value yet.
        if (!string.IsNullOrEmpty(Path))
        {
            FileAt(Path);
        }
    }

    private protected override void ProcessInput() =>
        Attempt(string.IsNullOrEmpty(AccessKeyId) ? OrganizationId : AccessKeyId, () => Take(FileAt(Path)));

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var file in _files.Values)
        {
            try
            {
                if (file.Write() && PassThru)
                {
                    WriteObject(new FileInfo(file.Path));
                }
            }
            catch (TigrisException exception)
            {
                WriteError(ErrorRecords.From(exception, null));
            }
        }
    }

    private KeyExport FileAt(string path)
    {
        var resolved = UserFile.Resolve(this, path);
        return _files.TryGetValue(resolved, out var file) ? file : _files[resolved] = new KeyExport(resolved, Format, Force, NoClobber);
    }

    private void Take(KeyExport file)
    {
        if (ReturnedKey.IsMissing(this, AccessKeyId, SecretAccessKey))
        {
            WriteWarning(Text.Of(Messages.NoKeyPassedOver, OrganizationId));
            return;
        }

        var key = ReadKey(ProfileName ?? file.NameFor(OrganizationId, BucketName));
        file.Require(key);
        if (ShouldProcess(file.Path, Text.Of(Messages.ActionExportAccessKey, key.AccessKeyId, Format, key.ProfileName)))
        {
            file.Add(key);
        }
    }

    private ExportedKey ReadKey(string profileName)
    {
        var id = Identifier.Require(AccessKeyId, nameof(AccessKeyId));
        var secret = ReturnedKey.RequireSecret(SecretAccessKey, id);
        var endpoint = S3Endpoint ?? TigrisClientOptions.DefaultS3Endpoint;
        var texts = new[] { OrganizationId, BucketName, profileName };
        if (id.Any(char.IsWhiteSpace) || texts.Any(HasControl) || !SecretText.All(secret, character => !char.IsControl(character)))
        {
            throw new TigrisArgumentException("KeyUnfit", Messages.SecretUnfit, id);
        }

        return endpoint.IsAbsoluteUri
            ? new ExportedKey(id, secret, endpoint, profileName, OrganizationId, BucketName)
            : throw new TigrisArgumentException("InvalidEndpoint", Text.Of(Messages.InvalidS3Endpoint, endpoint.OriginalString), id);
    }

    private static bool HasControl(string? text) => text?.Any(char.IsControl) == true;
}
