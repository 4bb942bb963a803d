using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the connection that commands of this runspace use; nothing where there is none.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisConnection", HelpUri = HelpPages.Guide)]
[OutputType(typeof(TigrisConnection))]
public sealed class GetTigrisConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (RunspaceConnections.Current.Resolve() is { } connection)
            {
                WriteObject(connection);
            }
        }
        catch (TigrisException exception)
        {
            WriteError(ErrorRecords.From(exception, null));
        }
    }
}
