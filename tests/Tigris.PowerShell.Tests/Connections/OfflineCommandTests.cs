using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Commands that send no request load none of the libraries for HTTP calls. They run in a new process, because a process loads each library once.</summary>
public sealed class OfflineCommandTests : EmulatorTest
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["Disconnect-Tigris"] = "Disconnect-Tigris",
        ["Get-TigrisConnection"] = "Get-TigrisConnection",
        ["Test-TigrisPolicy"] = """Test-TigrisPolicy '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjekt","Resource":"*"}]}'""",
        ["New-TigrisPolicyStatement"] = "New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::photos/*",
        ["New-TigrisLifecycleRule"] = "New-TigrisLifecycleRule tidy -ExpireAfterDays 30",
        ["Import-TigrisCredential"] = "Import-TigrisCredential keys.jsonl",
        ["Export-TigrisAccessKey"] = "Import-TigrisCredential keys.jsonl | Export-TigrisAccessKey keys.json Json -PassThru",
        ["ConvertTo-TigrisFocus"] = "[Tigris.Invoice]@{ OrganizationId = 'acme'; Month = '2026-10'; Total = 1 } | ConvertTo-TigrisFocus",
        ["New-TigrisPriceBook"] = "New-TigrisPriceBook prices.json",
        ["Test-TigrisPriceBook"] = """Test-TigrisPriceBook '{"currency":"USD"}'""",
        ["Get-TigrisOffboarding"] = "Get-TigrisOffboarding journal.jsonl",
    };

    // The commands that connect.
    private static readonly string[] Online = ["Connect-Tigris"];

    [Fact]
    public async Task Offline_commands_load_neither_Refit_nor_Polly()
    {
        var folder = Directory.CreateTempSubdirectory("tigris-offline").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "keys.jsonl"), """
                {"File":"tigris-credentials","Version":1}
                {"Status":"saved","Id":"1","Operation":"CreateAccessKey","ProviderId":"local","OrganizationId":"acme","AccessKeyId":"tid_1","SecretAccessKey":"tsec_1","Time":"2026-11-01T00:00:00Z"}

                """);
            File.WriteAllText(Path.Combine(folder, "journal.jsonl"), """
                {"journal":"tigris-offboarding","version":1,"endpoint":"https://mgmt.storage.dev/","provider_id":"local"}
                {"at":"2026-11-01T00:00:00Z","organization_id":"acme","step":"Deactivate","month":"2026-11"}

                """);
            var script = string.Join("\n", Scripts.Select(command => $"\"{command.Key}: $(@({command.Value}).Count) objects, loaded: $(Loaded)\""));

            var session = new SessionProcess($$"""
                function Loaded { @([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -match '^(Refit|Polly|ReactiveUI)' }).Count }
                Set-Location -LiteralPath '{{folder}}'
                {{script}}
                Connect-Tigris local (ConvertTo-SecureString key -AsPlainText -Force) -Endpoint http://127.0.0.1:9 -SkipTest
                Get-TigrisOrganization -ErrorAction SilentlyContinue -ThrottleLimit 1 -Connection (Connect-Tigris local (ConvertTo-SecureString key -AsPlainText -Force) -Endpoint http://127.0.0.1:9 -SkipTest -PassThru -MaximumRetryCount 0)
                "online: $((Loaded) -gt 1)"
                """);
            var result = await session.RunAsync();

            Assert.Equal(
                [.. Scripts.Keys.Select(name => $"{name}: {(name is "Disconnect-Tigris" or "Get-TigrisConnection" ? 0 : 1)} objects, loaded: 0"), "online: True"],
                result.Lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Each_command_without_a_connection_is_tested() => Assert.Empty(
        Run("(Get-Command -Module Tigris | Where-Object { !$_.Parameters.ContainsKey('Connection') }).Name").ThrowIfFailed().Output
            .Select(name => name.ToString()).Except(Scripts.Keys).Except(Online));
}
