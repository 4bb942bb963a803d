using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the connection that commands of this runspace use; nothing where there is none.</summary>
[Cmdlet(VerbsCommon.Get, "TigrisConnection", HelpUri = HelpPages.Guide)]
[OutputType(typeof(TigrisConnection))]
public sealed class GetTigrisConnectionCommand : InputCmdlet
{
    private protected override void ProcessInput()
    {
        if (RunspaceConnections.Current.Resolve() is { } connection)
        {
            Output.WriteObject(connection);
        }
    }
}
