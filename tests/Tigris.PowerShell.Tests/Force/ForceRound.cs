using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Force;

/// <summary>One run of a command that is interrupted at a random moment.</summary>
internal sealed class ForceRound(EmulatorServer server, Random random, ForceCommand command, ForceEnd end, string prefix, string? file)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly int _count = random.Next(3, 9);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _received;

    /// <summary>The objects that the end of the pipeline received.</summary>
    public ArrayList Received { get; } = [];

    /// <summary>All texts that the run showed.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>true if the command ran to its end; otherwise, false.</summary>
    public bool Completed { get; private set; }

    /// <summary>The objects that were created for the command.</summary>
    public IReadOnlyList<PSObject> Made { get; private set; } = [];

    /// <summary>The names of the objects that the command changes.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public string Description => $"{command} {end} {prefix} {(file is null ? "" : "with a file")}";

    public async Task RunAsync(Engine setup)
    {
        Made = [.. setup.Run(command.PrepareScript(prefix, _count)).ThrowIfFailed().Output];
        setup.Set("made", Made);
        Names = [.. setup.Run(command.RowScript(prefix, _count)).ThrowIfFailed().Output.Select(row => row.ToString())];
        server.Requests.Clear();
        var moment = random.Next(1, (_count * 2) + 1);
        server.Faults.Hook = request => Disturb(request, moment);
        try
        {
            await (end == ForceEnd.Kill ? KillAsync() : InterruptAsync());
        }
        finally
        {
            server.Faults.Hook = null;
        }

        Assert.True(SpinWait.SpinUntil(() => server.Requests.InFlight == 0, Patience), "A request is still running.");
    }

    private FaultAction? Disturb(EmulatorRequest request, int moment)
    {
        if (Interlocked.Increment(ref _received) == moment)
        {
            _reached.TrySetResult();
        }

        lock (random)
        {
            var isRead = request.OperationId.Contains("_Get", StringComparison.Ordinal) || request.OperationId.Contains("_List", StringComparison.Ordinal);
            return (isRead ? 99 : random.Next(100)) switch
            {
                < 3 => FaultAction.ResetAfterHandling(),
                < 5 => FaultAction.AnswerAfterHandling(500),
                < 7 => FaultAction.Answer(500),
                < 12 => FaultAction.Answer(403),
                _ => FaultAction.Delay(TimeSpan.FromMilliseconds(random.Next(15))),
            };
        }
    }

    private async Task InterruptAsync()
    {
        using var engine = Engine.ConnectedTo(server, "-SkipTest -MaximumRetryCount 1");
        engine.Set("made", Made);
        engine.Set("got", Received);
        engine.Set("n", new int[1]);
        using var shell = engine.NewShell(Script());
        Task stopping = Task.CompletedTask;
        if (end == ForceEnd.StopWhilePrompting)
        {
            var questions = 0;
            var last = random.Next(1, _count + 1);
            engine.Screen.Choose = () =>
            {
                if (++questions == last)
                {
                    stopping = Task.Run(shell.Stop);
                    SpinWait.SpinUntil(() => shell.InvocationStateInfo.State != PSInvocationState.Running, Patience);
                }

                return 0;
            };
        }
        else
        {
            engine.Screen.Choose = () => 0;
        }

        var running = shell.BeginInvoke();
        if (end is ForceEnd.Stop or ForceEnd.CloseRunspace)
        {
            SpinWait.SpinUntil(() => _reached.Task.IsCompleted || running.IsCompleted, Patience);
            stopping = Task.Run(end == ForceEnd.Stop ? shell.Stop : engine.Runspace.Close);
        }

        await Task.Run(() => running.AsyncWaitHandle.WaitOne(Patience)).WaitAsync(Patience);
        await stopping.WaitAsync(Patience);
        Assert.True(SpinWait.SpinUntil(() => shell.InvocationStateInfo.State is not (PSInvocationState.Running or PSInvocationState.Stopping), Patience));
        Completed = shell.InvocationStateInfo.State == PSInvocationState.Completed
            && !(command.HasOutput && end is (ForceEnd.ReceiverBreaks or ForceEnd.SelectFirst));
        Texts.AddRange(shell.Streams.Warning.ReadAll().Select(warning => warning.Message));
        Texts.AddRange(shell.Streams.Error.ReadAll().SelectMany(Words));
        Texts.AddRange((shell.InvocationStateInfo.Reason as IContainsErrorRecord)?.ErrorRecord is { } record ? Words(record) : []);
        Texts.Add(engine.Screen.TakeText());
    }

    private string Script()
    {
        var preference = end switch
        {
            ForceEnd.WarningStop => "$WarningPreference = 'Stop'",
            ForceEnd.VerboseStop => "$VerbosePreference = 'Stop'",
            ForceEnd.DebugStop => "$DebugPreference = 'Stop'",
            ForceEnd.InformationStop => "$InformationPreference = 'Stop'",
            ForceEnd.ProgressStop => "$ProgressPreference = 'Stop'",
            _ => "",
        };
        var at = random.Next(1, _count + 1);
        var input = end == ForceEnd.InputThrows ? $" | ForEach-Object {{ if (++$n[0] -eq {at}) {{ throw 'input' }}; $_ }}" : "";
        var receiver = end switch
        {
            ForceEnd.SelectFirst => $"Select-Object -First {at} | ForEach-Object {{ [void]$got.Add($_) }}",
            ForceEnd.ReceiverThrows => $"ForEach-Object {{ if (++$n[0] -eq {at}) {{ throw 'receiver' }}; [void]$got.Add($_) }}",
            ForceEnd.ReceiverErrorStop => $"ForEach-Object {{ if (++$n[0] -eq {at}) {{ Write-Error 'receiver' -ErrorAction Stop }}; [void]$got.Add($_) }}",
            ForceEnd.ReceiverBreaks => $"ForEach-Object {{ if (++$n[0] -eq {at}) {{ break }}; [void]$got.Add($_) }}",
            _ => "ForEach-Object { [void]$got.Add($_) }",
        };
        return $"& {{ {preference}; {command.RowScript(prefix, _count)}{input} | {Command()} | {receiver} }}";
    }

    private string Command()
    {
        var limit = random.Next(3) == 0 ? "" : $"-ThrottleLimit {random.Next(1, 9)}";
        return string.Join(
            ' ',
            command.Name,
            command.ParameterText(prefix),
            end == ForceEnd.StopWhilePrompting ? "-Confirm" : "-Confirm:$false",
            end == ForceEnd.ErrorStop ? "-ErrorAction Stop" : "",
            file is null ? "" : $"-CredentialFile '{file}'",
            limit);
    }

    // The process ends in the middle of an instruction.
    private async Task KillAsync()
    {
        var ids = string.Join(',', Made.Select(key => $"'{key.Properties["AccessKeyId"].Value}'"));
        var made = ids.Length == 0 ? "" : $"$made = {ids} | ForEach-Object {{ [pscustomobject]@{{ AccessKeyId = $_ }} }}; ";
        var script = $"{made}{command.RowScript(prefix, _count)} | {Command()} | ForEach-Object {{ }}";
        using var session = new SessionProcess(script, server).Start();
        var exited = session.WaitForExitAsync();
        await Task.WhenAny(exited, Task.Run(() => SpinWait.SpinUntil(() => _reached.Task.IsCompleted || session.HasExited, Patience))).WaitAsync(Patience);
        await Task.Delay(random.Next(10));
        session.Kill();
        await exited.WaitAsync(Patience);
    }

    private static IEnumerable<string> Words(ErrorRecord record) =>
        [record.ToString(), record.Exception.Message, record.ErrorDetails?.RecommendedAction ?? "", record.TargetObject?.ToString() ?? ""];
}
