using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Reports drift with a sample and a runbook.</summary>
public sealed class DriftRunbookTests : RunbookTest
{
    [Invariant("samples")]
    [Fact]
    public void A_report_on_drift_has_the_differences_and_fails_the_job()
    {
        OpenAzure();
        Server.SeedOrganizations(4, number => ($"org-{number}", "x"));
        Directory.CreateDirectory(Path.Combine(Folder, "tigris", "desired"));
        Run($"Export-TigrisTenant '{Path.Combine(Folder, "tigris", "desired", "tenants.jsonl")}'").ThrowIfFailed();
        Assert.Equal(0, Assert.Single(Run(Drift).ThrowIfFailed().Output).Properties["Differences"].Value);
        Reconnect();
        Run("Set-TigrisOrganization org-1 -Quota 5GB; Set-TigrisOrganization org-3 -Quota 5GB; New-TigrisOrganization '=1+1' -OrganizationName x").ThrowIfFailed();

        var job = Run(Drift);
        var allowed = Run(Drift + " -AllowDrift $true").ThrowIfFailed();

        Assert.Contains("3 settings of 3 tenants differ", job.Thrown!.Message, StringComparison.Ordinal);
        Assert.Equal((3, 3), (allowed.Output.Single().Properties["Differences"].Value, allowed.Output.Single().Properties["Tenants"].Value));
        Assert.Equal(["org-1", "org-3", "'=1+1"], Run($"Import-Csv '{Path.Combine(Folder, "tigris", "drift", Today + ".csv")}'").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(3, Run($"Import-Csv '{Path.Combine(Folder, "tigris", "drift", Today + "-tenants.csv")}'").ThrowIfFailed().Output.Count);
    }

    [Invariant("samples")]
    [Fact]
    public void A_report_on_drift_that_lacks_a_tenant_is_incomplete()
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));
        Directory.CreateDirectory(Path.Combine(Folder, "tigris", "desired"));
        Run($"Export-TigrisTenant '{Path.Combine(Folder, "tigris", "desired", "tenants.jsonl")}'").ThrowIfFailed();
        Server.Faults.Add("403:ListBuckets:/orgs/org-1");

        var job = Run(Drift + " -AllowDrift $true");

        Assert.Contains("1 tenants could not be read", job.Thrown!.Message, StringComparison.Ordinal);
        Assert.Contains("org-1", job.Thrown.Message, StringComparison.Ordinal);
        Assert.All(Uploads(), name => Assert.EndsWith(".incomplete", name, StringComparison.Ordinal));
        Assert.Equal("InvalidStateDocument", RunOn("{\"organizationId\":7}\n").ErrorId);
        Assert.Equal(2, Uploads().Length);
    }

    [Invariant("samples")]
    [Fact]
    public void A_job_on_drift_distinguishes_in_sync_drift_and_failure()
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));
        var (document, report, summary) = (Path.Combine(Folder, "tenants.jsonl"), Path.Combine(Folder, "drift.csv"), Path.Combine(Folder, "summary.md"));
        Run($"Export-TigrisTenant '{document}'").ThrowIfFailed();
        var script = $"& '{Sample("Test-TenantDrift.ps1")}' -Path '{document}' -ReportPath '{report}' -SummaryPath '{summary}'; $global:LASTEXITCODE";

        Assert.Equal([0, 0], Codes(Run("$global:LASTEXITCODE = 0; " + script).ThrowIfFailed()));
        Run("Set-TigrisOrganization org-1 -Quota 5GB; New-TigrisOrganization 'a|b' -OrganizationName '=x'").ThrowIfFailed();
        Assert.Equal([2, 1], Codes(Run(script)));
        Assert.Equal(["org-1", "a|b"], Run($"Import-Csv '{report}'").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Contains("| org-1 | quota | Extra |  | 5368709120 |", File.ReadAllText(summary), StringComparison.Ordinal);
        Assert.Contains(@"| a\|b |", File.ReadAllText(summary), StringComparison.Ordinal);

        Server.Faults.Add("403:ListBuckets:/orgs/org-2");
        var unread = Run(script);
        Assert.Equal([2, 2], Codes(unread));
        Assert.Equal("Forbidden", unread.ErrorId);
        File.WriteAllText(document, "{");
        Assert.Equal(2, Run(script).Output[^1].BaseObject);

        static object[] Codes(Outcome outcome) => [outcome.Output[0].Properties["Differences"].Value, outcome.Output[1].BaseObject];
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Drift => $"& '{Runbook("Export-DriftToBlob.ps1")}' -StorageAccountName account -ContainerName tigris -ConnectionName Tigris";

    private Outcome RunOn(string document)
    {
        File.WriteAllText(Path.Combine(Folder, "tigris", "desired", "tenants.jsonl"), document);
        return Run(Drift);
    }

    // A runbook closes the connections of its runspace.
    private void Reconnect() => Run("Connect-Tigris -AutomationConnection (Get-AutomationConnection -Name Tigris)").ThrowIfFailed();
}
