using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Shell = System.Management.Automation.PowerShell;

namespace Tigris.Benchmarks;

/// <summary>A runspace of the real engine with the staged module in it.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    private Engine()
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // A hosted engine starts as Restricted there and refuses files such as Tigris.Types.ps1xml.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        Run($"Import-Module '{Repository.Manifest}'");
    }

    public static Engine ConnectedTo(Uri endpoint)
    {
        var engine = new Engine();
        engine.Set("key", Account.SigningKey());
        engine.Run($"Connect-Tigris -ProviderId {Account.ProviderId} -SigningKey $key -Endpoint {endpoint.AbsoluteUri} -SkipTest");
        return engine;
    }

    public void Set(string variable, object value) => _runspace.SessionStateProxy.SetVariable(variable, value);

    /// <summary>Runs a script to its end. Any error in it ends the measurement.</summary>
    public IReadOnlyList<PSObject> Run(string script)
    {
        using var shell = Shell.Create(_runspace);
        shell.AddScript("$ErrorActionPreference = 'Stop'; " + script);
        return shell.Invoke();
    }

    public void Dispose() => _runspace.Dispose();
}
