using System;
using System.IO;
using System.Management.Automation;
using System.Security;

namespace Tigris.PowerShell.Commands;

/// <summary>Writes access keys and their secrets to a file for other tools. Sends no request.</summary>
[Cmdlet(VerbsData.Export, "TigrisAccessKey", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(FileInfo), typeof(NewAccessKey))]
public sealed class ExportTigrisAccessKeyCommand : InputCmdlet, IDisposable
{
    private KeyExports? _files;
    private KeyExportOutput? _output;
    private NewAccessKey? _current;

    /// <summary>The file. With a script block, each key can have its own file: { "$($_.OrganizationId).env" }.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [PathCell]
    public string Path { get; set; } = "";

    /// <summary>The format of the file: AwsProfile, DotEnv, Rclone, Terraform or Json.</summary>
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

    /// <summary>The display name of the key, which is used to name a profile if several keys have the same organization and bucket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? KeyName { get; set; }

    /// <summary>The S3 endpoint that is written with the key. The default is the endpoint of the vendor, https://t3.storage.dev.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AddressCell]
    public Uri? S3Endpoint { get; set; }

    /// <summary>
    /// The name of the profile, the remote or the member of the map. The default is the organization's id. Further keys of the same organization add the
    /// name of the bucket, or else the name or the id of the key.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? ProfileName { get; set; }

    /// <summary>Replaces an existing profile, remote or variable in the file, and writes to a read-only file.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes to new files only. An existing file is an error.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Returns the files that were written.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes the received keys, also after the pipeline ended early, and names on the host each key that isn't in its file.</summary>
    public void Dispose()
    {
        _output?.WriteAtEnd();
        if (_current is { } current)
        {
            _output?.WarnAtEnd(ExportText.NotExported(current.AccessKeyId, current.OrganizationId, Path));
        }

        _current = null;
        _files?.Dispose();
    }

    private protected override void Prepare()
    {
        _files = new KeyExports(ClientLoader.Services, Format, Force, NoClobber);
        _output = new KeyExportOutput(this, Output, _files, PassThru);

        // A path that comes from the input, by property or by script block, has no value yet.
        if (!string.IsNullOrEmpty(Path))
        {
            _output.WarnOfReaders(_files.Open(UserFile.Resolve(this, Path), out _));
        }
    }

    private protected override void ProcessInput()
    {
        if (ReturnedKey.IsMissing(this, AccessKeyId, SecretAccessKey))
        {
            WriteWarning(MessageText.Of(Messages.SkippedWithoutKey, OrganizationId));
            return;
        }

        KeyExport? opened = null;
        _current = SecretAccessKey is { Length: > 0 } && !KeySecret.IsPlaceholder(SecretAccessKey) ? Current() : null;
        try
        {
            opened = Export();
        }
        catch (TigrisException exception)
        {
            Refuse(exception);
        }

        if (opened is not null)
        {
            _output!.WarnOfReaders(opened);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _output!.Save();

    // Returns the file if the key is its first.
    private KeyExport? Export()
    {
        RequireColumn(AccessKeyId, nameof(AccessKeyId));
        var id = Identifier.Require(AccessKeyId, nameof(AccessKeyId));
        var secret = KeySecret.Require(SecretAccessKey, id);
        var file = _files!.Open(UserFile.Resolve(this, Path), out var isNew);
        var key = ExportedKey.Require(
            id,
            secret,
            S3Endpoint ?? TigrisClientOptions.DefaultS3Endpoint,
            ProfileName ?? file.NameFor(OrganizationId, BucketName, KeyName, id),
            OrganizationId,
            BucketName,
            KeyName);
        file.Require(key);
        if (Confirm(file, key))
        {
            file.Add(key);
            _current = null;
        }
        else
        {
            Return();
        }

        return isNew ? file : null;
    }

    private bool Confirm(KeyExport file, ExportedKey key) => Output.Confirm(
        file.Path, MessageText.Of(Messages.ActionExportAccessKey, key.AccessKeyId, Format, key.ProfileName));

    // A key that isn't written to a file is written to the pipeline: its secret may exist nowhere else.
    private void Return()
    {
        if (_current is { } key)
        {
            _output!.Return(key, BucketName);
            _current = null;
        }
    }

    private void Refuse(TigrisException exception)
    {
        var lost = _current;
        var record = ErrorRecords.From(exception, string.IsNullOrEmpty(AccessKeyId) ? OrganizationId : AccessKeyId, InputRow);
        if (lost is not null)
        {
            if (lost.AccessKeyId.Length > 0)
            {
                KeyExportOutput.Name(record, [ExportText.NotExported(lost.AccessKeyId, lost.OrganizationId, Path)]);
            }

            Return();
        }

        // A file or a name that can't be used fails for the next keys too, and each of them would lose another secret.
        if (lost is not null && exception is TigrisFileException or TigrisArgumentException { ErrorId: "DuplicateProfile" or "ProfileExists" or "ConfirmationRequired" })
        {
            EndProcessing();
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private NewAccessKey Current() => new()
    {
        OrganizationId = OrganizationId ?? "",
        AccessKeyId = AccessKeyId ?? "",
        KeyName = KeyName,
        SecretAccessKey = SecretAccessKey,
        S3Endpoint = S3Endpoint,
    };
}
