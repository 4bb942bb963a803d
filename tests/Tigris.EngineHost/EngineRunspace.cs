using System;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Shell = System.Management.Automation.PowerShell;

namespace Tigris.EngineHost;

/// <summary>An open runspace of the PowerShell engine with all commands that pwsh has.</summary>
public sealed class EngineRunspace : IDisposable
{
    /// <param name="host">The host that shows output and answers prompts; null for the engine's own, which does neither.</param>
    /// <param name="threads">The threads that pipelines run on.</param>
    /// <param name="views">The path of a file with views; null for the engine's own views only.</param>
    /// <param name="types">The path of a file with members of types; null for the engine's own members only.</param>
    public EngineRunspace(PSHost? host = null, PSThreadOptions threads = PSThreadOptions.Default, string? views = null, string? types = null)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // A hosted engine starts as Restricted there and refuses files such as Tigris.Types.ps1xml.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        if (views is not null)
        {
            state.Formats.Add(new SessionStateFormatEntry(views));
        }

        if (types is not null)
        {
            state.Types.Add(new SessionStateTypeEntry(types));
        }

        Runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        Runspace.ThreadOptions = threads;
        Runspace.Open();
    }

    public Runspace Runspace { get; }

    /// <summary>Imports a module by its name or path; an error ends the import.</summary>
    public void Import(string module)
    {
        using var shell = NewShell();
        shell.AddCommand("Import-Module").AddParameter("Name", module).AddParameter("ErrorAction", "Stop").Invoke();
    }

    public Shell NewShell() => Shell.Create(Runspace);

    public Shell NewShell(string script) => NewShell().AddScript(script);

    public void Dispose() => Runspace.Dispose();
}
