using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Onboards and offboards lists of tenants, with one run or in shards.</summary>
public sealed class ShardRunbookTests : RunbookTest
{
    [Invariant("shards")]
    [Fact]
    public void Shards_onboard_each_row_once_and_save_each_secret()
    {
        OpenAzure();
        var rows = Enumerable.Range(0, 30).Select(number => $"org-{number},Name {number},bucket-{number}");
        Directory.CreateDirectory(Path.Combine(Folder, "tigris", "onboarding"));
        File.WriteAllLines(Path.Combine(Folder, "tigris", "onboarding", "tenants.csv"), rows.Prepend("OrganizationId,OrganizationName,BucketName"));

        var jobs = FanOut("Onboard-Tenants", "TenantVaultName = 'tenants'").ThrowIfFailed();

        Assert.Equal(["Completed", "Completed", "Completed"], jobs.Texts("Status"));
        Assert.Equal(30, Run("(Get-Azure).Job.Values.Output.OrganizationId").Output.Select(id => id.ToString()).Distinct().Count());
        Assert.Equal(30, Server.Requests.Count("Provisioning"));
        Assert.Equal(30, Run("(Get-Azure).Secret.Keys").Output.Count(key => key.ToString().StartsWith("tenants/tigris-bucket-", StringComparison.Ordinal) && !key.ToString().EndsWith("tags", StringComparison.Ordinal)));
        Assert.Equal("Existing", Assert.Single(FanOutAgain().Distinct()));
        Assert.Equal(30, Server.Requests.Count("Provisioning"));
    }

    [Invariant("shards")]
    [Fact]
    public void Shards_offboard_each_tenant_once_and_a_second_run_changes_nothing()
    {
        OpenAzure();
        SeedLeavers(12);
        WriteLeavers("tigris/offboarding/r1/leavers.csv", 12);

        FanOut("Offboard-Tenants", $"RunName = 'r1'; BatchSize = 2; Month = '{LastMonth}'").ThrowIfFailed();

        Assert.Equal(12, Run("(Get-Azure).Job.Values.Output.OrganizationId").Output.Select(id => id.ToString()).Distinct().Count());
        Assert.Equal(12, Server.Requests.Count("DeleteBucket"));
        Assert.Equal(12, Uploads().Count(name => name.StartsWith("offboarding/r1/invoices/", StringComparison.Ordinal)));
        Run("(Get-Azure).Job.Clear()");
        FanOut("Offboard-Tenants", $"RunName = 'r1'; BatchSize = 2; Month = '{LastMonth}'").ThrowIfFailed();
        Assert.Equal(Enumerable.Repeat("Completed", 12), Run("(Get-Azure).Job.Values.Output.Status").Output.Select(status => status.ToString()));
        Assert.Equal(12, Server.Requests.Count("DeleteBucket"));
    }

    [Invariant("shards")]
    [Fact]
    public void An_interrupted_job_resumes_from_its_journal()
    {
        OpenAzure();
        SeedLeavers(6);
        WriteLeavers("tigris/offboarding/r1/leavers.csv", 6);
        var job = $"& '{Runbook("Offboard-Tenants.ps1")}' -StorageAccountName account -ContainerName tigris -ConnectionName Tigris -RunName r1 -BatchSize 2 -Month {LastMonth}";

        // The second batch is complete, but its journal isn't uploaded.
        Run("(Get-Azure).BeforeUpload = { param($blob) if ($blob -like '*journal*' -and @((Get-Azure).Upload -like '*journal*').Count -eq 1) { throw 'cut off' } }");
        Assert.Contains("cut off", Run(job).Thrown!.Message, StringComparison.Ordinal);
        Assert.Equal(4, Server.Requests.Count("DeleteBucket"));
        Run("(Get-Azure).BeforeUpload = $null");
        var results = Run(job).ThrowIfFailed();

        Assert.Equal(Enumerable.Range(0, 6).Select(number => $"leaver-{number}"), results.Texts("OrganizationId"));
        Assert.Equal(Enumerable.Repeat("Completed", 6), results.Texts("Status"));
        Assert.Equal(6, Server.Requests.Count("DeleteBucket"));
        Assert.Equal([1, 1], results.Values("BucketsDeleted").Take(2));
    }

    [Fact]
    public void Tenants_of_a_list_are_offboarded_and_reported_and_a_second_run_changes_nothing()
    {
        OpenAzure();
        SeedLeavers(5);
        WriteLeavers("churned.csv", 5);
        var script = $"& '{Sample("Offboard-Churned.ps1")}' -Path '{Path.Combine(Folder, "churned.csv")}' -Month {LastMonth}";

        Run(script + " -WhatIf").ThrowIfFailed();
        Assert.Equal(0, Server.Requests.Count("UpdateOrganization"));
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Assert.Equal(Enumerable.Repeat("Completed", 5), Run(script + " -Confirm:$false").ThrowIfFailed().Texts("Status"));
        Assert.Equal(5, File.ReadAllLines(Path.Combine(Folder, "churned.report.csv")).Length - 1);
        Assert.Equal(5, Directory.GetFiles(Path.Combine(Folder, "churned.invoices")).Length);
        Assert.Equal(Enumerable.Repeat("Completed", 5), Run(script + " -Confirm:$false").ThrowIfFailed().Texts("Status"));
        Assert.Equal(5, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void Tenants_of_a_list_are_onboarded_and_reported_without_secrets_and_a_second_run_adds_the_rest()
    {
        OpenAzure();
        var list = Path.Combine(Folder, "tenants.csv");
        File.WriteAllLines(list, ["org_id,org_name,bucket_name,limit_bytes", "a,A,a-data,1GB", "b,B,Bad_Name,", "c,C,c-data,"]);
        var script = $"& '{Sample("Onboard-FromCsv.ps1")}' -Path '{list}' -AllowSharedPath:$IsWindows";

        Assert.Equal("InvalidBucketName", Run(script + " -WhatIf").ErrorId);
        Assert.Equal(0, Server.Requests.Count("Provisioning"));
        var first = Run(script);
        Assert.Contains("1 of 3 tenants are not onboarded", first.Thrown!.Message, StringComparison.Ordinal);
        Assert.Equal((2, 0, 1), Counts(first));
        Run("New-TigrisBucket d d-data -OrganizationName D").ThrowIfFailed();
        File.WriteAllLines(list, [.. File.ReadAllLines(list).Select(line => line.Replace("Bad_Name", "b-data", StringComparison.Ordinal)), "d,D,d-data,"]);
        var second = Run(script).ThrowIfFailed();

        Assert.Equal((1, 3, 0), Counts(second));
        Assert.Equal(1, second.Output.Single().Properties["CredentialMissing"].Value);
        Assert.Equal(3, Run($"Import-TigrisCredential '{Path.Combine(Folder, "tenants.credentials.jsonl")}'").ThrowIfFailed().Output.Count);
        var report = File.ReadAllText(Path.Combine(Folder, "tenants.report.csv"));
        Assert.DoesNotContain("tsec_", report, StringComparison.Ordinal);
        Assert.Equal([true, true, true, false], report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Contains("\"True\"", StringComparison.Ordinal)));

        static (object, object, object) Counts(Outcome outcome) =>
            (outcome.Output.Single().Properties["Created"].Value, outcome.Output.Single().Properties["Existing"].Value, outcome.Output.Single().Properties["Failed"].Value);
    }

    private static string LastMonth => TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private void SeedLeavers(int count) =>
        Run($"0..{count - 1} | ForEach-Object {{ New-TigrisBucket \"leaver-$_\" \"leaver-$_-data\" -OrganizationName x }}").ThrowIfFailed();

    private void WriteLeavers(string path, int count)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, Enumerable.Range(0, count).Select(number => $"leaver-{number},x").Prepend("OrganizationId,Reason"));
    }

    private Outcome FanOut(string runbook, string parameters) => Run(
        $"& '{Runbook("Start-Shards.ps1")}' -RunbookName {runbook} -ShardCount 3 -ResourceGroupName g -AutomationAccountName a -Parameters @{{ StorageAccountName = 'account'; ContainerName = 'tigris'; ConnectionName = 'Tigris'; {parameters} }}");

    private string[] FanOutAgain()
    {
        Run("(Get-Azure).Job.Clear()");
        FanOut("Onboard-Tenants", "TenantVaultName = 'tenants'").ThrowIfFailed();
        return [.. Run("(Get-Azure).Job.Values.Output.Status").Output.Select(status => status.ToString())];
    }
}
