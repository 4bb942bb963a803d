using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Tigris.S3Fakes;
using Shell = System.Management.Automation.PowerShell;

namespace Tigris.Playground.Hosting;

/// <summary>A session of the real engine. It formats output and shows errors as pwsh does.</summary>
internal sealed class Session : IDisposable
{
    private const string ErrorNote = "writeErrorStream";

    private readonly PlaygroundHost _host;
    private readonly Runspace _runspace;
    private volatile Shell? _running;

    /// <param name="interactive">true if a user can answer prompts; otherwise, false.</param>
    public Session(bool interactive)
    {
        PSStyle.Instance.OutputRendering = Terminal.HasColor ? OutputRendering.Ansi : OutputRendering.PlainText;
        _host = new PlaygroundHost(interactive);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Without its own policy, a hosted engine is Restricted there and refuses Tigris.Types.ps1xml. The policy applies to this process only.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        _runspace = RunspaceFactory.CreateRunspace(_host, state);
    }

    /// <summary>The exit code of <c>exit</c>; null while the session continues.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>Opens the session and imports the module.</summary>
    public void Start(string manifest)
    {
        _runspace.Open();
        Require(shell => shell.AddCommand("Import-Module").AddParameter("Assembly", typeof(S3Command).Assembly));
        Require(shell => shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop));
    }

    /// <summary>Runs a script that must succeed, without showing its output.</summary>
    public void Require(Action<Shell> add)
    {
        using var shell = NewShell();
        add(shell);
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException exception)
        {
            throw new PlaygroundException($"{shell.Commands.Commands[0].CommandText}: {exception.Message}", exception);
        }
    }

    public void SetVariable(string name, object value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Creates a shell of this session, for commands without output on the screen.</summary>
    public Shell NewShell() => Shell.Create(_runspace);

    /// <summary>Runs a text like typed input. Returns the error that ended it, which was shown already; null if no error ended it.</summary>
    public ErrorRecord? Run(string text)
    {
        using var shell = NewShell();
        shell.AddScript(text);
        AddScreen(shell);
        _running = shell;
        try
        {
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = true, Host = _host });
            return null;
        }
        catch (PipelineStoppedException)
        {
            return null;
        }
        catch (RuntimeException exception)
        {
            Show(exception.ErrorRecord);
            return exception.ErrorRecord;
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>Cancels the running command. Can be called from any thread. Returns true if a command was running; otherwise, false.</summary>
    public bool Stop()
    {
        if (_running is not { } shell)
        {
            return false;
        }

        _host.Interrupt();
        try
        {
            shell.BeginStop(null, null);
        }
        catch (ObjectDisposedException)
        {
            // The command ended at the same time.
        }

        return true;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        _host.Dispose();
    }

    private void Show(ErrorRecord error)
    {
        // The engine uses this note to distinguish an error from an object that only describes one.
        var shown = PSObject.AsPSObject(error);
        if (shown.Properties[ErrorNote] is null)
        {
            shown.Properties.Add(new PSNoteProperty(ErrorNote, true));
        }

        using var shell = NewShell();
        AddScreen(shell);
        shell.Invoke(new[] { shown });
    }

    private static void AddScreen(Shell shell)
    {
        if (shell.Commands.Commands.Count > 0)
        {
            shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        }

        shell.AddCommand("Out-Default");
    }
}
