using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests;

/// <summary>A separate process that imports the module and runs a script. Its environment has the connection to the server.</summary>
internal sealed class SessionProcess(string script, EmulatorServer? server = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The manifest to import. The default is the staged module.</summary>
    public string Manifest { get; init; } = Repository.Manifest;

    /// <summary>A program with its arguments that starts the process, such as setpriv. By default there is none.</summary>
    public IReadOnlyList<string> Launcher { get; private init; } = [];

    /// <summary>Additional environment variables.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Returns a process that runs as a user without rights.</summary>
    public static SessionProcess OfOtherUser(string script, EmulatorServer server) => new(script, server)
    {
        Launcher = ["env", "--chdir=/", "HOME=/tmp", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"],
    };

    /// <summary>Returns a process that fails to write more than some KiB to a file, as on a full disk. Only Linux has this limit.</summary>
    public static SessionProcess OfFullDisk(string script, int kibibytes, EmulatorServer? server = null) => new(script, server)
    {
        Launcher = ["bash", "-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {kibibytes}; exec \"$@\""), "bash"],

        // The runtime maps its code through a file, which the limit would truncate.
        Variables = { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" },
    };

    public Process Start()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(folder.Parent!.Parent!.FullName, "Tigris.Session", folder.Name, "Tigris.Session.dll");
        string[] command = [.. Launcher, "dotnet", program, Manifest, script];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (server is not null)
        {
            start.Environment["TIGRIS_PROVIDER_ID"] = server.Options.ProviderId;
            start.Environment["TIGRIS_SIGNING_KEY"] = server.Options.SigningKey;
            start.Environment["TIGRIS_PARTNER_ENDPOINT"] = server.Endpoint.AbsoluteUri;
            start.Environment["TIGRIS_USER_ID"] = "admin";
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public async Task<SessionResult> RunAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        return new SessionResult(await output, await errors, process.ExitCode);
    }

    /// <summary>Kills the process when a number of requests has arrived, and returns the number that arrived.</summary>
    /// <param name="requests">The number of requests.</param>
    /// <param name="counts">Chooses the requests that count.</param>
    public async Task<int> KillAfterAsync(int requests, Func<EmulatorRequest, bool> counts)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var received = 0;
        server!.Faults.Hook = request =>
        {
            if (counts(request) && Interlocked.Increment(ref received) == requests)
            {
                reached.TrySetResult();
            }

            return null;
        };
        using var process = Start();
        await Task.WhenAny(reached.Task, process.WaitForExitAsync(cancellation)).WaitAsync(Patience, cancellation);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        server.Faults.Hook = null;
        return received;
    }
}
