using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using Tigris.EngineHost;
using Shell = System.Management.Automation.PowerShell;

namespace Tigris.PowerShell.Tests;

/// <summary>A runspace of the real engine with the staged module in it.</summary>
internal sealed class Engine : IDisposable
{
    private readonly EngineRunspace _runspace;

    public Engine(PSThreadOptions threads = PSThreadOptions.Default)
    {
        _runspace = new EngineRunspace(Screen, threads);
        _runspace.Import(Repository.Manifest);
        if (OperatingSystem.IsWindows())
        {
            // Each credential file needs the switch there.
            Set("PSDefaultParameterValues", new DefaultParameterDictionary { ["*-Tigris*:AllowSharedPath"] = true });
        }
    }

    public Runspace Runspace => _runspace.Runspace;

    /// <summary>The text that Out-Default writes.</summary>
    public Screen Screen { get; } = new();

    /// <summary>Returns a runspace that is connected to an emulator's provider as an administrator.</summary>
    public static Engine ConnectedTo(Emulator.EmulatorServer server, string more = "", PSThreadOptions threads = PSThreadOptions.Default)
    {
        var engine = new Engine(threads);
        engine.Set("key", Secret(server.Options.SigningKey));
        engine.Run(
            $"Connect-Tigris -ProviderId '{server.Options.ProviderId}' -SigningKey $key -Endpoint {server.Endpoint} -UserId admin -UserRole Admin {more}")
            .ThrowIfFailed();
        server.Requests.Clear();
        return engine;
    }

    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        text.ToList().ForEach(secret.AppendChar);
        return secret;
    }

    public void Set(string variable, object? value) => Runspace.SessionStateProxy.SetVariable(variable, value);

    public object? Get(string variable) => Runspace.SessionStateProxy.GetVariable(variable);

    /// <summary>Runs a script to its end.</summary>
    public Outcome Run(string script, IEnumerable? input = null)
    {
        using var shell = _runspace.NewShell(script);
        var output = new PSDataCollection<PSObject>();
        Exception? thrown = null;
        try
        {
            shell.Invoke(input ?? Array.Empty<object>(), output);
        }
        catch (RuntimeException exception)
        {
            thrown = exception;
        }

        return new Outcome(output, shell.Streams, thrown);
    }

    public Shell NewShell(string script) => _runspace.NewShell(script);

    /// <summary>Returns the completions at the end of a line.</summary>
    public IReadOnlyList<CompletionResult> Complete(string line)
    {
        using var shell = _runspace.NewShell();
        return CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches;
    }

    /// <summary>Returns the texts of the completions at the end of a line.</summary>
    public string[] Words(string line) => [.. Complete(line).Select(result => result.CompletionText)];

    public void Dispose() => _runspace.Dispose();
}
