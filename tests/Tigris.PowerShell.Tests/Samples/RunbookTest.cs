using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>A test of samples and runbooks with a simulated Azure. The Pester tests check more details.</summary>
public abstract class RunbookTest : EmulatorTest
{
    private protected static string Sample(string name) => Repository.File("samples", name);

    private protected static string Runbook(string name) => Repository.File("samples", "runbooks", name);

    private protected void OpenAzure()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "tigris"));
        Engine.Set("endpoint", Server.Endpoint.AbsoluteUri);
        Run($$"""
            # Samples run in the sessions of their users, who may have set it.
            Set-StrictMode -Version Latest
            # The runbooks require these modules; Azure.psm1 simulates the commands of them that they use.
            'Az.Accounts', 'Az.Automation', 'Az.KeyVault', 'Az.Storage' | ForEach-Object { New-Module -Name $_ -ScriptBlock { } | Import-Module -Global }
            Import-Module '{{Repository.File("tests", "pester", "Azure.psm1")}}'
            Open-Azure -Root '{{Folder}}' -Connection @{
                Tigris = @{ ProviderId = 'local'; SigningKey = 'local-signing-key'; Endpoint = $endpoint; UserId = 'runbook'; UserRole = 'Admin' }
            } -Credential @{ Tigris = [pscredential]::new('local', $key) } -Secret @{ 'keys/tigris-signing-key' = $key } -Runbook @{
                'Onboard-Tenants' = '{{Runbook("Onboard-Tenants.ps1")}}'
                'Offboard-Tenants' = '{{Runbook("Offboard-Tenants.ps1")}}'
            }
            """).ThrowIfFailed();
    }

    private protected string[] Uploads() => [.. Run("(Get-Azure).Upload").Output.Select(name => name.ToString())];
}
