using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>A cmdlet that talks to the API over a connection.</summary>
public abstract class TigrisCmdlet : PipelineCmdlet
{
    /// <summary>
    /// The connection to use, as <c>Connect-Tigris -PassThru</c> or <c>Get-TigrisConnection</c> gives it. Without it: this runspace's
    /// current one, or else the one that the environment variables describe.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public TigrisConnection? Connection { get; set; }

    /// <summary>The connection that this command uses.</summary>
    private protected TigrisConnection Active { get; private set; } = null!;

    private protected sealed override void Prepare()
    {
        try
        {
            Active = Connection ?? RunspaceConnections.Current.Resolve() ?? throw new TigrisNotConnectedException(Messages.NotConnected);
        }
        catch (TigrisException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception, null));
        }
    }

    /// <summary>Starts a call whose output takes this place in the order.</summary>
    private protected void Start(object? target, Func<CallContext, Task> work) => Start(target, Active.Client, work);

    /// <summary>Makes a call whose answer decides what to do next.</summary>
    private protected T Ask<T>(object? target, Func<CallContext, Task<T>> work) => Ask(target, Active.Client, work);
}
