using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Tigris.PowerShell.Commands;

/// <summary>Writes access keys and their secrets to a file for other tools. Sends no request.</summary>
[Cmdlet(VerbsData.Export, "TigrisAccessKey", SupportsShouldProcess = true, HelpUri = HelpPages.Guide)]
[OutputType(typeof(FileInfo), typeof(NewAccessKey))]
public sealed class ExportTigrisAccessKeyCommand : InputCmdlet, IDisposable
{
    private readonly Dictionary<string, KeyExport> _files = new(UserFile.Paths);
    private PSHost? _host;
    private NewAccessKey? _current;

    /// <summary>The file. With a script block it can be another for each key: { "$($_.OrganizationId).env" }.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [PathCell]
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

    /// <summary>The display name of the key, which is used to name a profile if several keys have the same organization and bucket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextCell]
    public string? KeyName { get; set; }

    /// <summary>Where the key is used. The default is the vendor's, https://t3.storage.dev.</summary>
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

    /// <summary>Writes what arrived, also after something else ended the pipeline, and names on the host each key that isn't in its file.</summary>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            try
            {
                file.Write();
            }
#pragma warning disable CA1031 // No exception may hide which keys are lost.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Warn(exception.Message);
            }

            file.Unsaved.ToList().ForEach(key => Warn(NotExported(key.AccessKeyId, key.OrganizationId, file.Path)));
            file.Dispose();
        }

        if (_current is { } current)
        {
            Warn(NotExported(current.AccessKeyId, current.OrganizationId, Path));
        }

        _current = null;
        _files.Clear();
    }

    private protected override void Prepare()
    {
        _host = Host;

        // A path that comes from the input, by property or by script block, has no value yet.
        if (!string.IsNullOrEmpty(Path))
        {
            WarnOfReaders(FileAt(Path));
        }
    }

    private protected override void ProcessInput()
    {
        if (ReturnedKey.IsMissing(this, AccessKeyId, SecretAccessKey))
        {
            WriteWarning(Text.Of(Messages.NoKeyPassedOver, OrganizationId));
            return;
        }

        var isNew = false;
        _current = SecretAccessKey is { Length: > 0 } && !ReturnedKey.IsPlaceholder(SecretAccessKey) ? Current() : null;
        try
        {
            isNew = Export();
        }
        catch (TigrisException exception)
        {
            Refuse(exception);
        }

        if (isNew)
        {
            WarnOfReaders(_files.Values.Last());
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var file in _files.Values.ToArray())
        {
            Save(file);
        }
    }

    private KeyExport FileAt(string path)
    {
        var resolved = UserFile.Resolve(this, path);
        if (_files.TryGetValue(resolved, out var file))
        {
            return file;
        }

        file = new KeyExport(resolved, Format, Force, NoClobber);
        if (_files.Values.FirstOrDefault(known => UserFile.Paths.Equals(known.Target, file.Target)) is { } same)
        {
            // Two links to one file, or a link and the file.
            file.Dispose();
            return same;
        }

        return _files[resolved] = file;
    }

    // Returns true if the key was the first of its file.
    private bool Export()
    {
        var known = _files.Count;
        var id = Identifier.Require(AccessKeyId, nameof(AccessKeyId));
        var secret = ReturnedKey.RequireSecret(SecretAccessKey, id);
        var file = FileAt(Path);
        var key = ReadKey(id, secret, ProfileName ?? file.NameFor(OrganizationId, BucketName, KeyName, id));
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

        return _files.Count > known;
    }

    private bool Confirm(KeyExport file, ExportedKey key) => Output.Confirm(
        file.Path, Text.Of(Messages.ActionExportAccessKey, key.AccessKeyId, Format, key.ProfileName));

    // A key that isn't written to a file is written to the pipeline: its secret may exist nowhere else.
    private void Return()
    {
        if (_current is { } key)
        {
            Output.WriteObject(WithBucket(key, BucketName));
            _current = null;
        }
    }

    private void Refuse(TigrisException exception)
    {
        var lost = _current;
        var record = ErrorRecords.From(exception, string.IsNullOrEmpty(AccessKeyId) ? OrganizationId : AccessKeyId, InputRow);
        if (lost is not null)
        {
            Name(record, [NotExported(lost.AccessKeyId, lost.OrganizationId, Path)]);
            Return();
        }

        // A file or a name that can't be used fails for the next keys too, and each of them costs another secret.
        if (lost is not null && exception is TigrisFileException or TigrisArgumentException { ErrorId: "DuplicateProfile" or "ProfileExists" or "ConfirmationRequired" })
        {
            EndProcessing();
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private void Save(KeyExport file)
    {
        var isWritten = false;
        try
        {
            isWritten = file.Write();
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            HandOver(file, ErrorRecords.From(exception, null));
        }

        if (isWritten && PassThru)
        {
            Output.WriteObject(new FileInfo(file.Path));
        }
    }

    // The keys of a file that couldn't be written.
    private void HandOver(KeyExport file, ErrorRecord record)
    {
        var lost = file.Unsaved.ToArray();
        Name(record, lost.Select(key => NotExported(key.AccessKeyId, key.OrganizationId, file.Path)));
        foreach (var key in lost)
        {
            Output.WriteObject(WithBucket(key.ToReturned(), key.BucketName));
            file.Forget(key);
        }

        WriteError(record);
    }

    private static void Name(ErrorRecord record, IEnumerable<string> keys) => record.ErrorDetails = new ErrorDetails(
        string.Join("\n", keys.Prepend(record.ErrorDetails.Message)))
    {
        RecommendedAction = record.ErrorDetails.RecommendedAction,
    };

    private static string NotExported(string id, string? organizationId, string path) => string.IsNullOrEmpty(organizationId)
        ? Text.Of(Messages.KeyNotExportedAlone, id, path, Quoted.Text(id))
        : Text.Of(Messages.KeyNotExported, id, organizationId, path, Quoted.Text(organizationId!), Quoted.Text(id));

    private static PSObject WithBucket(NewAccessKey key, string? bucketName)
    {
        var shown = new PSObject(key);
        if (bucketName is not null)
        {
            shown.Properties.Add(new PSNoteProperty(nameof(BucketName), bucketName));
        }

        return shown;
    }

    private NewAccessKey Current() => new()
    {
        OrganizationId = OrganizationId ?? "",
        AccessKeyId = AccessKeyId ?? "",
        KeyName = KeyName,
        SecretAccessKey = SecretAccessKey,
        S3Endpoint = S3Endpoint,
    };

    private void WarnOfReaders(KeyExport file)
    {
        if (file.IsOpenToOthers)
        {
            WriteWarning(Text.Of(Messages.WarnOpenToOthers, file.Path));
        }
    }

    // Where commands are disposed, nothing can be written to a stream any more.
    private void Warn(string text) => _host?.UI.WriteWarningLine(text);

    private ExportedKey ReadKey(string id, SecureString secret, string profileName)
    {
        var endpoint = S3Endpoint ?? TigrisClientOptions.DefaultS3Endpoint;
        var texts = new[] { OrganizationId, BucketName, profileName };
        if (id.Any(char.IsWhiteSpace) || texts.Any(HasControl) || !SecretText.All(secret, character => !char.IsControl(character)))
        {
            throw new TigrisArgumentException("KeyUnfit", Messages.SecretUnfit, id);
        }

        return endpoint.IsAbsoluteUri
            ? new ExportedKey(id, secret, endpoint, profileName, OrganizationId, BucketName, KeyName)
            : throw new TigrisArgumentException("InvalidEndpoint", Text.Of(Messages.InvalidS3Endpoint, endpoint.OriginalString), id);
    }

    private static bool HasControl(string? text) => text?.Any(char.IsControl) == true;
}
