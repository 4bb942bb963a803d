using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Closes the connections of this runspace and wipes their keys, or closes one. Does nothing if there is none.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Tigris", HelpUri = HelpPages.Guide)]
[OutputType(typeof(void))]
public sealed class DisconnectTigrisCommand : InputCmdlet
{
    /// <summary>
    /// The connection to close. Without it, the command closes each connection of this runspace, including those in variables and those from
    /// environment variables.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public TigrisConnection? Connection { get; set; }

    private protected override void ProcessInput()
    {
        if (Connection is null)
        {
            RunspaceConnections.Current.CloseAll();
        }
        else
        {
            RunspaceConnections.Current.Close(Connection);
        }
    }
}
