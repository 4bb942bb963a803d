using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace Tigris.Emulator.Tests.S3;

/// <summary>The emulator as a separate process, on free ports.</summary>
internal sealed partial class EmulatorProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Uri _endpoint;
    private readonly Uri _s3Endpoint;

    private EmulatorProcess(Process process, Uri endpoint, Uri s3Endpoint)
    {
        _process = process;
        _endpoint = endpoint;
        _s3Endpoint = s3Endpoint;
    }

    /// <summary>The peak memory of the process.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public Uri S3Endpoint => _s3Endpoint;

    /// <summary>Kills the process without a chance to clean up.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Sends SIGTERM and returns the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public static async Task<EmulatorProcess> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tigris.Emulator.dll"), "--port", "0", .. arguments]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var (endpoint, s3Endpoint) = (await NextUrlAsync(process), await NextUrlAsync(process));
        _ = process.StandardOutput.ReadToEndAsync(); // so that it never waits for a reader
        return new EmulatorProcess(process, endpoint, s3Endpoint);
    }

    /// <summary>Creates a tenant with the bucket <c>data</c>.</summary>
    public async Task<Tenant> TenantAsync()
    {
        using var http = new HttpClient();
        var url = new Uri(_endpoint, TestEmulator.Provider + "/orgs/acme/provision");
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent("""{"bucket_name":"data","org_name":"Acme","user_id":"ann"}""", Encoding.UTF8, "application/json"),
        };
        var time = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        TestEmulator.Sign(request, "POST", url.AbsoluteUri, time, Guid.NewGuid().ToString());
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await Task.FromResult(new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response)).Ok();
        return new Tenant(_s3Endpoint, answer.TextAt("access_key_id"), answer.TextAt("secret_access_key"));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Uri> NextUrlAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Url().Match(line) is { Success: true } match) return new Uri(match.Value);
        }

        throw new IOException("The emulator ended before it wrote its address.");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Url();
}
