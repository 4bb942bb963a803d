using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Tigris.PowerShell;

/// <summary>Saves the files of Export-TigrisAccessKey, and returns or names each key that isn't in its file.</summary>
internal sealed class KeyExportOutput(PSCmdlet cmdlet, CmdletOutput output, KeyExports files, bool passThru)
{
    // Read here: a disposed command has no host.
    private readonly PSHost _host = cmdlet.Host;

    /// <summary>Saves all files. The keys of a file that can't be written go to the pipeline.</summary>
    public void Save()
    {
        foreach (var file in files.Files)
        {
            Save(file);
        }
    }

    /// <summary>Saves the files after the pipeline ended early, and names the keys that aren't in their file.</summary>
    public void WriteAtEnd()
    {
        foreach (var file in files.Files)
        {
            try
            {
                file.Write();
            }
#pragma warning disable CA1031 // No exception may hide the list of lost keys.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                WarnAtEnd(exception.Message);
            }

            foreach (var key in file.Unsaved)
            {
                WarnAtEnd(ExportText.NotExported(key.AccessKeyId, key.OrganizationId, file.Path));
            }
        }
    }

    /// <summary>Writes a warning on the host. A command that is being disposed can't write to a stream.</summary>
    public void WarnAtEnd(string text) => _host.UI.WriteWarningLine(text);

    /// <summary>Warns if other users can read or write a file.</summary>
    public void WarnOfReaders(KeyExport file)
    {
        if (file.IsOpenToOthers)
        {
            cmdlet.WriteWarning(MessageText.Of(Messages.WarnOpenToOthers, file.Path));
        }
    }

    /// <summary>Writes a key that isn't in a file to the pipeline: its secret may exist nowhere else.</summary>
    public void Return(NewAccessKey key, string? bucketName)
    {
        var shown = new PSObject(key);
        if (bucketName is not null)
        {
            shown.Properties.Add(new PSNoteProperty("BucketName", bucketName));
        }

        output.WriteObject(shown);
    }

    /// <summary>Adds lines to the message of an error.</summary>
    public static void Name(ErrorRecord record, IEnumerable<string> lines) => record.ErrorDetails = new ErrorDetails(
        string.Join("\n", lines.Prepend(record.ErrorDetails.Message)))
    {
        RecommendedAction = record.ErrorDetails.RecommendedAction,
    };

    private void Save(KeyExport file)
    {
        var isWritten = false;
        try
        {
            isWritten = file.Write();
        }
        catch (Exception exception) when (exception is not PipelineStoppedException)
        {
            Deliver(file, ErrorRecords.From(exception, null));
        }

        if (isWritten && passThru)
        {
            output.WriteObject(new FileInfo(file.Path));
        }
    }

    // The keys of a file that couldn't be written.
    private void Deliver(KeyExport file, ErrorRecord record)
    {
        var lost = file.Unsaved.ToArray();
        Name(record, lost.Select(key => ExportText.NotExported(key.AccessKeyId, key.OrganizationId, file.Path)));
        foreach (var key in lost)
        {
            Return(key.ToReturned(), key.BucketName);
            file.Forget(key);
        }

        cmdlet.WriteError(record);
    }
}
