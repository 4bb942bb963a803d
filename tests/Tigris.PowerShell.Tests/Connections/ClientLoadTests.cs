using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Fails to load the client once. The test uses a separate process, because a process loads the client once.</summary>
public sealed class ClientLoadTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_client_that_could_not_be_loaded_is_loaded_by_the_next_command()
    {
        var folder = Directory.CreateTempSubdirectory("tigris-module").FullName;
        try
        {
            Copy(Path.GetDirectoryName(Repository.Manifest)!, folder);

            var output = await RunAsync(Path.Combine(folder, "Tigris.psd1"), $$"""
                [IO.Directory]::Move('{{folder}}/lib', '{{folder}}/away')
                try { Connect-Tigris -FromEnvironment } catch { "failed: $(Get-TigrisConnection)" }
                $held = Connect-Tigris -FromEnvironment -SkipTest -PassThru
                try { Get-TigrisOrganization -ErrorAction Stop } catch { 'failed again' }
                [IO.Directory]::Move('{{folder}}/away', '{{folder}}/lib')
                Get-TigrisOrganization -Connection $held
                Connect-Tigris -FromEnvironment
                "connected: $(Get-TigrisConnection)"
                """);

            Assert.Equal($"failed: |failed again|connected: local at {Server.Endpoint.GetLeftPart(UriPartial.Authority)}", output.Trim().ReplaceLineEndings("|"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> RunAsync(string manifest, string script)
    {
        var program = new DirectoryInfo(AppContext.BaseDirectory);
        var session = Path.Combine(program.Parent!.Parent!.FullName, "Tigris.Session", program.Name, "Tigris.Session.dll");
        var start = new ProcessStartInfo("dotnet", [session, manifest, script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TIGRIS_PROVIDER_ID"] = Server.Options.ProviderId;
        start.Environment["TIGRIS_SIGNING_KEY"] = Server.Options.SigningKey;
        start.Environment["TIGRIS_PARTNER_ENDPOINT"] = Server.Endpoint.AbsoluteUri;
        using var process = Process.Start(start)!;
        var given = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(given);
        var errors = process.StandardError.ReadToEndAsync(given);
        await process.WaitForExitAsync(given).WaitAsync(Patience, given);
        Assert.Equal("", await errors);
        return await output;
    }

    private static void Copy(string source, string target)
    {
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }
}
