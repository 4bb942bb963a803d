using System;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Fails to load the client once. The test uses a separate process, because a process loads the client once.</summary>
public sealed class ClientLoadTests : EmulatorTest
{
    [Fact]
    public async Task A_client_that_could_not_be_loaded_is_loaded_by_the_next_command()
    {
        var folder = Directory.CreateTempSubdirectory("tigris-module").FullName;
        try
        {
            Copy(Path.GetDirectoryName(Repository.Manifest)!, folder);

            var session = new SessionProcess(
                $$"""
                [IO.Directory]::Move('{{folder}}/lib', '{{folder}}/away')
                try { Connect-Tigris -FromEnvironment } catch { "failed: $(Get-TigrisConnection)" }
                $held = Connect-Tigris -FromEnvironment -SkipTest -PassThru
                try { Get-TigrisOrganization -ErrorAction Stop } catch { 'failed again' }
                [IO.Directory]::Move('{{folder}}/away', '{{folder}}/lib')
                Get-TigrisOrganization -Connection $held
                Connect-Tigris -FromEnvironment
                "connected: $(Get-TigrisConnection)"
                """,
                Server)
            {
                Manifest = Path.Combine(folder, "Tigris.psd1"),
            };
            var result = await session.RunAsync();

            Assert.Equal("", result.Errors);
            Assert.Equal($"failed: |failed again|connected: local at {Server.Endpoint.GetLeftPart(UriPartial.Authority)}", string.Join('|', result.Lines));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
