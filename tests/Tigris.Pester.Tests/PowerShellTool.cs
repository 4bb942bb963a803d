using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.Pester.Tests;

/// <summary>The PowerShell that .config/dotnet-tools.json pins, restored.</summary>
public sealed class PowerShellTool : IAsyncLifetime
{
    // Far more than any file of the suite takes; a hang must not hold a build forever.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The folder of the Pester suite.</summary>
    public static string Suite => Path.Combine(Repository.Root, "tests", "pester");

    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await DotNetAsync(["tool", "restore"]);
        Assert.True(exitCode == 0, output);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs PowerShell with arguments. Returns its exit code and all that it wrote.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => DotNetAsync(["pwsh", .. arguments]);

    private static async Task<(int ExitCode, string Output)> DotNetAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output + await errors);
    }
}
