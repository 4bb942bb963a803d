using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Tigris.PowerShell;

/// <summary>The connections of one runspace: the one that was made in it, and the one that the environment describes.</summary>
internal sealed class RunspaceConnections
{
    // Keyed by runspace, and gone with it: nothing is shared by accident between two providers in one process.
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> ByRunspace = new();

    private TigrisConnection? _made;
    private EnvironmentConnection? _fromEnvironment;

    /// <summary>Those of the runspace that runs on this thread.</summary>
    public static RunspaceConnections Current => ByRunspace.GetValue(Runspace.DefaultRunspace, Follow);

    /// <summary>What a command uses that was given no connection; null where there is none.</summary>
    public TigrisConnection? Resolve()
    {
        if (_made is not null)
        {
            return _made;
        }

        _fromEnvironment = EnvironmentConnection.Read(_fromEnvironment);
        return _fromEnvironment?.Connection;
    }

    /// <summary>Makes a connection the current one. The one before stays open: a script may hold it.</summary>
    public void Use(TigrisConnection connection) => _made = connection;

    /// <summary>Closes whatever is open here.</summary>
    public void Close()
    {
        _made?.Close();
        _made = null;
        _fromEnvironment?.Connection.Close();
        _fromEnvironment = null;
    }

    private static RunspaceConnections Follow(Runspace runspace)
    {
        var connections = new RunspaceConnections();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                connections.Close();
            }
        };
        return connections;
    }
}
