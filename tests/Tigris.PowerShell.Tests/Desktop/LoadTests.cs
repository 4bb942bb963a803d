using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Desktop;

/// <summary>Loads the module on Mono in the way of Windows PowerShell.</summary>
public sealed class LoadTests
{
    [Invariant("runtimes")]
    [Fact]
    public async Task On_NET_Framework_the_client_loads_from_its_own_folder_and_sends_signed_requests()
    {
        Assert.SkipUnless(HasMono(), "There is no mono on this machine.");
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });
        var options = new EmulatorOptions();
        var start = new ProcessStartInfo("mono")
        {
            ArgumentList = { DesktopFiles.Host, DesktopFiles.Module, server.Endpoint.AbsoluteUri, options.ProviderId, options.SigningKey },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var host = Process.Start(start)!;
        var said = await Task.WhenAll(
            host.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            host.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(host.ExitCode == 0, string.Concat(said));
    }

    private static bool HasMono() => (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "mono")));
}
