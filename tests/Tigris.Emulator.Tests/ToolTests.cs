using System;
using System.Diagnostics;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests;

/// <summary>The emulator as a .NET tool.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-tool-");

    [Fact]
    [NotUnderWine("Wine has no SIGTERM and no shell shims of tools.")]
    public async Task The_tool_installs_from_a_folder_and_stops_cleanly_on_SIGTERM()
    {
        var feed = Path.Combine(_folder.FullName, "feed");
        var tools = Path.Combine(_folder.FullName, "tools");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        await RunAsync("dotnet", "pack", "src/Tigris.Emulator", "--no-build", "--configuration", configuration, "--output", feed);
        await RunAsync("dotnet", "tool", "install", "Tigris.Emulator", "--tool-path", tools, "--source", feed, "--prerelease");

        var (port, s3Port) = (FreePort(), FreePort());
        var start = Start(Path.Combine(tools, "tigris-emulator"), "--quiet", "--port", $"{port}", "--s3-port", $"{s3Port}");
        using var tool = Process.Start(start)!;
        var output = tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"status\":\"ok\"", await HealthAsync(new Uri($"http://127.0.0.1:{port}/_emulator/health"), tool));
        await RunAsync("kill", "-TERM", $"{tool.Id}");
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (tool.ExitCode, await output));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> HealthAsync(Uri url, Process tool)
    {
        using var http = new HttpClient();
        while (!tool.HasExited)
        {
            try
            {
                return await http.GetStringAsync(url, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException)
            {
                await Task.Yield(); // not listening yet
            }
        }

        throw new InvalidOperationException($"The tool ended with {tool.ExitCode}: {await tool.StandardError.ReadToEndAsync()}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Start(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
    }

    private static ProcessStartInfo Start(string program, params string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
