using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Tigris.PowerShell;

/// <summary>The connections of one runspace: the current one, the one that the environment describes, and earlier ones that a script may hold.</summary>
internal sealed class RunspaceConnections
{
    // Keyed by runspace and removed with it, so that two providers in one process share nothing.
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> ByRunspace = new();

    // Weak: a connection that no variable holds is collected, and its finalizers wipe the key.
    private readonly List<WeakReference<TigrisConnection>> _made = [];
    private readonly object _lock = new();
    private TigrisConnection? _current;
    private EnvironmentConnection? _fromEnvironment;
    private bool _connectFailed;

    /// <summary>Gets the connections of the runspace that runs on this thread.</summary>
    public static RunspaceConnections Current => ByRunspace.GetValue(Runspace.DefaultRunspace, Follow);

    /// <summary>Returns the connection for a command without -Connection; null if there is none.</summary>
    public TigrisConnection? Resolve()
    {
        if (_current is not null || _connectFailed)
        {
            return _current;
        }

        var read = EnvironmentConnection.Read(_fromEnvironment);
        if (read is not null && read != _fromEnvironment)
        {
            Track(read.Connection);
        }

        _fromEnvironment = read;
        return read?.Connection;
    }

    /// <summary>Returns the connection for a command without -Connection.</summary>
    /// <exception cref="TigrisNotConnectedException">There is no connection.</exception>
    public TigrisConnection Require() => Resolve()
        ?? throw new TigrisNotConnectedException(_connectFailed ? Messages.NotConnectedAfterFailure : Messages.NotConnected);

    /// <summary>
    /// Leaves the runspace without a current connection until Connect-Tigris succeeds. The environment isn't used either, because the script must
    /// not continue with another provider.
    /// </summary>
    public void BeginConnect()
    {
        _current = null;
        _connectFailed = true;
    }

    /// <summary>Makes a connection the current one. The previous connection stays open, because a script may hold it.</summary>
    public void Use(TigrisConnection connection)
    {
        Track(connection);
        _current = connection;
        _connectFailed = false;
    }

    /// <summary>Closes every connection that was made in this runspace.</summary>
    /// <returns>true if Connect-Tigris made one that was still open; otherwise, false.</returns>
    public bool CloseAll()
    {
        var wasConnected = _current is { IsClosed: false };
        _current = null;
        _fromEnvironment = null;
        _connectFailed = false;
        List<WeakReference<TigrisConnection>> made;
        lock (_lock)
        {
            made = [.. _made];
            _made.Clear();
        }

        foreach (var reference in made)
        {
            if (reference.TryGetTarget(out var connection))
            {
                connection.Close();
            }
        }

        return wasConnected;
    }

    /// <summary>Closes one connection of any runspace.</summary>
    public void Close(TigrisConnection connection)
    {
        connection.Close();
        _current = _current == connection ? null : _current;
        _fromEnvironment = _fromEnvironment?.Connection == connection ? null : _fromEnvironment;
    }

    private static RunspaceConnections Follow(Runspace runspace)
    {
        var connections = new RunspaceConnections();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                connections.CloseAll();
            }
        };
        return connections;
    }

    // The lock is for a runspace that closes on another thread while a command connects.
    private void Track(TigrisConnection connection)
    {
        lock (_lock)
        {
            _made.RemoveAll(reference => !reference.TryGetTarget(out var known) || known.IsClosed);
            _made.Add(new WeakReference<TigrisConnection>(connection));
        }
    }
}
