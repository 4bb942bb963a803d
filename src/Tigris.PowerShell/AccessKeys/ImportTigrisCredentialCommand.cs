using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Reads the secrets of credential files. Sends no request, and needs no connection.</summary>
[Cmdlet(VerbsData.Import, "TigrisCredential", DefaultParameterSetName = "Path", HelpUri = HelpPages.Guide)]
[OutputType(typeof(SavedCredential))]
public sealed class ImportTigrisCredentialCommand : InputCmdlet
{
    /// <summary>The credential files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [PathCell("Path", "LiteralPath", "PSPath", "LP")]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The credential files by their exact paths, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath", "LP")]
    [PathCell]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Also returns secrets that a newer secret of the same key in the same file replaced. Their Status is Superseded.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter IncludeSuperseded { get; set; }

    /// <summary>Returns the requests that lack a secret, instead of the secrets. Their RecoveryCommand replaces the secret.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Pending { get; set; }

    private protected override void ProcessInput()
    {
        var isLiteral = ParameterSetName == "LiteralPath";
        foreach (var path in isLiteral ? LiteralPath : Path)
        {
            Attempt(path, () =>
            {
                IReadOnlyList<string> files = isLiteral ? [UserFile.Resolve(this, path)] : UserFile.Find(this, path);
                foreach (var file in files.Where(file => files.Count == 1 || File.Exists(file)))
                {
                    Import(file);
                }
            });
        }
    }

    private void Import(string path)
    {
        using var reader = CredentialReader.Open(ClientLoader.Services, path);
        var entries = new CredentialEntries(path, reader);
        FileOperation.Run(path, entries.ReadStates);
        foreach (var line in entries.Unreadable)
        {
            Output.WriteWarning(MessageText.Of(Messages.CredentialLineUnreadable, line, path));
        }

        if (Pending)
        {
            foreach (var pending in entries.Pending)
            {
                Output.WriteObject(pending);
            }

            return;
        }

        foreach (var secret in entries.ReadSecrets().Where(secret => IncludeSuperseded || secret.Status != SavedCredentialStatus.Superseded))
        {
            Output.WriteObject(secret);
        }

        foreach (var pending in entries.Pending)
        {
            Output.WriteWarning(MessageText.Of(Messages.CredentialPending, pending.Operation, pending.OrganizationId, pending, path, pending.RecoveryCommand));
        }
    }
}
