using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Tigris.Package.Tests;

/// <summary>Runs the dotnet commands that build packages, in the configuration of these tests.</summary>
internal static class DotNet
{
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static string Run(params string[] arguments) => Run(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository.Root });

    /// <summary>Runs a script in the pinned PowerShell, with a separate home folder, and returns its output.</summary>
    public static string RunPowerShell(string home, string script, params string[] arguments)
    {
        Run("tool", "restore");
        var engine = Run("pwsh", "-NoProfile", "-Command", "$PSHOME").Trim();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(engine, "pwsh.dll"), "-NoProfile", "-NonInteractive", "-File", script, .. arguments]);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal)).Append("PSModulePath").ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home;
        // Without this folder, NuGet would write its configuration to the working directory.
        Directory.CreateDirectory(Path.Combine(home, ".config"));
        start.WorkingDirectory = home;
        return Run(start);
    }

    private static string Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + errors.GetAwaiter().GetResult());
        return output;
    }
}
