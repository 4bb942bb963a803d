using System;
using System.Threading;
using System.Threading.Tasks;
using RadLine;
using Spectre.Console;
using Tigris.Emulator;
using Tigris.Playground.Hosting;

namespace Tigris.Playground.Prompt;

/// <summary>A prompt over a session, connected to the emulator, until <c>exit</c> or the end of the input.</summary>
internal sealed class InteractivePrompt(Session session) : IDisposable
{
    private readonly CommandReader _commands = new(
        Terminal.IsInteractive && LineEditor.IsSupported(AnsiConsole.Console)
            ? new EditedLineReader(new EngineCompletion(session))
            : new PlainLineReader());

    private CancellationTokenSource _line = new();

    /// <summary>Returns the exit code.</summary>
    public async Task<int> RunAsync(EmulatorServer emulator)
    {
        Console.CancelKeyPress += OnCancel;
        try
        {
            session.Require(shell => shell.AddCommand("Connect-Tigris")
                .AddParameter("FromEnvironment").AddParameter("UserRole", "Admin").AddParameter("S3Endpoint", emulator.S3Endpoint));
            Welcome(emulator);
            while (session.ExitCode is null && await ReadAsync() is { } command)
            {
                session.Run(command);
            }

            return session.ExitCode ?? 0;
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
        }
    }

    public void Dispose() => _line.Dispose();

    private async Task<string?> ReadAsync()
    {
        while (true)
        {
            try
            {
                return await _commands.ReadAsync(_line.Token);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("^C");
                _line.Dispose();
                _line = new CancellationTokenSource();
            }
        }
    }

    // Ctrl+C ends the command or the typed line, and never the playground.
    private void OnCancel(object? sender, ConsoleCancelEventArgs args)
    {
        args.Cancel = true;
        if (!session.Stop())
        {
            _line.Cancel();
        }
    }

    private static void Welcome(EmulatorServer emulator)
    {
        Terminal.WriteLine(Terminal.Bold, "Tigris PowerShell playground");
        Console.WriteLine($"""
            Connected to an emulator at {emulator.Endpoint.GetLeftPart(UriPartial.Authority)}, as user admin. Its state is gone when you leave.
            Tab completes, Up recalls, Ctrl+C cancels a command, exit leaves. Get-Command -Module Tigris lists the commands.
            The keys of tenants work at {emulator.S3Endpoint.GetLeftPart(UriPartial.Authority)}. For S3, this prompt has Get-S3Bucket, Get-S3Object,
            Read-S3Object and Write-S3Object.

            """);
    }
}
