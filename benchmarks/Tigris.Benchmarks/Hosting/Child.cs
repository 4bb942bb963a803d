using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>A separate process for each measurement, without the memory, connections and compiled code of another one.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;

    private Child(string program, IEnumerable<string> arguments) => _process = Process.Start(new ProcessStartInfo(program, arguments)
    {
        // dotnet searches for the tool manifest from this folder upwards.
        WorkingDirectory = Repository.Root,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Starts this program with other arguments.</summary>
    public static Child Self(params string[] arguments) =>
        new(Environment.ProcessPath!, IsHosted ? [typeof(Child).Assembly.Location, .. arguments] : arguments);

    /// <summary>Starts the PowerShell that the repository pins, with a script file.</summary>
    public static Child PowerShell(string script, params string[] arguments) =>
        new("dotnet", ["pwsh", "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", script, .. arguments]);

    private static bool IsHosted => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    /// <summary>Reads the next line of its output.</summary>
    public async Task<string> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync()
        ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} wrote no line.");

    /// <summary>Writes a line to its input, and reads the next line of its output.</summary>
    public async Task<string> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await ReadLineAsync();
    }

    /// <summary>Waits for its end and returns its only line of output.</summary>
    public static async Task<string> LineOfAsync(Child child)
    {
        await using (child)
        {
            var line = await child.ReadLineAsync();
            await child._process.WaitForExitAsync();
            return child._process.ExitCode == 0 ? line : throw new InvalidOperationException($"It ended with {child._process.ExitCode}: {line}");
        }
    }

    /// <summary>Closes its input, which ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
