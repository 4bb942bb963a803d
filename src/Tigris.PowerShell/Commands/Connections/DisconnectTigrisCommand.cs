using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Closes this runspace's connection and wipes its key. Does nothing where there is none.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Tigris", HelpUri = HelpPages.Guide)]
[OutputType(typeof(void))]
public sealed class DisconnectTigrisCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => RunspaceConnections.Current.Close();
}
