using System.Management.Automation;

namespace Tigris.PowerShell.Commands;

/// <summary>Gets the connection that commands of this runspace use. Without a connection, returns nothing.</summary>
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
