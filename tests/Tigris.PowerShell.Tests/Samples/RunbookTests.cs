using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Samples and runbooks with a simulated Azure. The Pester tests check more details.</summary>
public sealed class RunbookTests : EmulatorTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tigris-runbooks-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Invariant("samples")]
    [Fact]
    public void An_export_contains_the_whole_month()
    {
        OpenAzure();
        Server.SeedOrganizations(7, number => ($"org-{number}", "x"));

        var result = Assert.Single(Run($"& '{Sample("Export-MonthlyUsage.ps1")}' -Path '{_folder}' -Month 2026-01").ThrowIfFailed().Output);

        var lines = Run($"Import-Csv -LiteralPath '{result.Properties["InvoiceLinePath"].Value}'").Output;
        Assert.Equal(Run("Get-TigrisOrganization | Get-TigrisInvoice -Month 2026-01 -Line").Output.Count, lines.Count);
        Assert.Equal(lines.Count, result.Properties["InvoiceLines"].Value);
        Assert.Equal(result.Properties["InvoiceSubtotal"].Value, result.Properties["LineSubtotal"].Value);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.incomplete"));
    }

    [Invariant("samples")]
    [Theory]
    [InlineData("GetUsage")]
    [InlineData("GetInvoice")]
    public void An_export_with_a_missing_customer_gets_no_final_name(string operation)
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));
        Server.Faults.Next(Emulator.FaultAction.Answer(403), operationId: operation);

        var outcome = Run($"& '{Sample("Export-MonthlyUsage.ps1")}' -Path '{_folder}' -Month 2026-01 -ThrottleLimit 1");

        Assert.Contains("1 of 3 organizations", outcome.Thrown!.Message, StringComparison.Ordinal);
        Assert.Contains("org-0", outcome.Thrown.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.csv"));
        Assert.Equal(3, Directory.EnumerateFiles(_folder, "*.incomplete").Count());
    }

    [Invariant("samples")]
    [Fact]
    public void A_closed_month_has_its_statements_report_and_files()
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", $"Name {number}"));
        Run($"$null = New-TigrisPriceBook -MarkupPercent 20 -Path '{Path.Combine(_folder, "tigris", "prices.json")}'").ThrowIfFailed();

        var result = Assert.Single(Run($"{CloseMonth} -Month 2026-01 -PartnerName Contoso").ThrowIfFailed().Output);

        Assert.Equal(
            [
                "close/2026-01/differences.csv", "close/2026-01/focus-bill.csv", "close/2026-01/focus-cost.csv", "close/2026-01/lines.csv", "close/2026-01/prices.json",
                "close/2026-01/report.html", "close/2026-01/statements.json", "close/2026-01/statements/org-0-2026-01.html",
                "close/2026-01/statements/org-1-2026-01.html", "close/2026-01/statements/org-2-2026-01.html",
            ],
            Uploads().Order(StringComparer.Ordinal));
        Assert.Equal((3, true), (result.Properties["Statements"].Value, result.Properties["IsFinal"].Value));
        Assert.Contains("Name 1", File.ReadAllText(Path.Combine(_folder, "tigris", "close", "2026-01", "statements", "org-1-2026-01.html")), StringComparison.Ordinal);
        var lines = Run($"(Import-Csv -LiteralPath '{Path.Combine(_folder, "tigris", "close", "2026-01", "lines.csv")}').Amount").Output;
        Assert.Equal(result.Properties["Total"].Value, lines.Sum(amount => decimal.Parse(amount.ToString(), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Invariant("samples")]
    [Theory]
    [InlineData("-Month 2026-01", "Incomplete", "GetInvoice")]
    [InlineData("", "Draft", null)]
    public void A_month_that_is_not_ready_is_not_closed(string arguments, string reason, string? failing)
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));
        Run($"$null = New-TigrisPriceBook -Path '{Path.Combine(_folder, "tigris", "prices.json")}'").ThrowIfFailed();
        if (failing is not null)
        {
            Server.Faults.Next(Emulator.FaultAction.Answer(403), operationId: failing);
        }

        var outcome = Run($"{CloseMonth} {(arguments.Length > 0 ? arguments : "-Month " + ThisMonth)}");

        Assert.True(failing is null ? outcome.Thrown!.Message.Contains("isn't ready", StringComparison.Ordinal) : outcome.Thrown is not null, reason);
        Assert.Empty(Uploads());
    }

    [Invariant("samples")]
    [Fact]
    public void A_report_on_drift_has_the_differences_and_fails_the_job()
    {
        OpenAzure();
        Server.SeedOrganizations(4, number => ($"org-{number}", "x"));
        Directory.CreateDirectory(Path.Combine(_folder, "tigris", "desired"));
        Run($"Export-TigrisTenant '{Path.Combine(_folder, "tigris", "desired", "tenants.jsonl")}'").ThrowIfFailed();
        Assert.Equal(0, Assert.Single(Run(Drift).ThrowIfFailed().Output).Properties["Differences"].Value);
        Reconnect();
        Run("Set-TigrisOrganization org-1 -Quota 5GB; Set-TigrisOrganization org-3 -Quota 5GB; New-TigrisOrganization '=1+1' -OrganizationName x").ThrowIfFailed();

        var job = Run(Drift);
        var allowed = Run(Drift + " -AllowDrift $true").ThrowIfFailed();

        Assert.Contains("3 settings of 3 tenants differ", job.Thrown!.Message, StringComparison.Ordinal);
        Assert.Equal((3, 3), (allowed.Output.Single().Properties["Differences"].Value, allowed.Output.Single().Properties["Tenants"].Value));
        Assert.Equal(["org-1", "org-3", "'=1+1"], Run($"Import-Csv '{Path.Combine(_folder, "tigris", "drift", Today + ".csv")}'").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(3, Run($"Import-Csv '{Path.Combine(_folder, "tigris", "drift", Today + "-tenants.csv")}'").ThrowIfFailed().Output.Count);
    }

    [Invariant("samples")]
    [Fact]
    public void A_report_on_drift_that_lacks_a_tenant_is_incomplete()
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));
        Directory.CreateDirectory(Path.Combine(_folder, "tigris", "desired"));
        Run($"Export-TigrisTenant '{Path.Combine(_folder, "tigris", "desired", "tenants.jsonl")}'").ThrowIfFailed();
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
    public void A_job_on_drift_tells_in_sync_from_drift_from_failure()
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));
        var (document, report, summary) = (Path.Combine(_folder, "tenants.jsonl"), Path.Combine(_folder, "drift.csv"), Path.Combine(_folder, "summary.md"));
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

    [Invariant("samples")]
    [Theory]
    [InlineData("-ConnectionName Tigris")]
    [InlineData("-CredentialName Tigris -Endpoint $endpoint")]
    [InlineData("-VaultName keys -ProviderId local -Endpoint $endpoint")]
    public void A_runbook_connects_with_each_kind_of_key(string way)
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", "x"));

        Run($"& '{Runbook("Export-UsageToBlob.ps1")}' -StorageAccountName account -ContainerName tigris -Month 2026-01 {way}").ThrowIfFailed();

        Assert.Equal(["invoice-lines/2026-01.csv", "usage/2026-01.csv"], Uploads().Order(StringComparer.Ordinal));
    }

    [Invariant("samples")]
    [Theory]
    [InlineData(";", "utf8")]
    [InlineData("\t", "unicode")]
    public void A_runbook_reads_and_writes_a_CSV_with_another_delimiter_and_encoding(string delimiter, string encoding)
    {
        OpenAzure();
        Engine.Set("form", delimiter);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "tigris", "onboarding")).FullName;
        var text = $"OrganizationId{delimiter}OrganizationName{delimiter}BucketName\nmueller{delimiter}M\u00fcller{delimiter}mueller-data\n";
        File.WriteAllText(Path.Combine(folder, "tenants.csv"), text, encoding == "utf8" ? System.Text.Encoding.UTF8 : System.Text.Encoding.Unicode);
        var options = $"-StorageAccountName account -ContainerName tigris -ConnectionName Tigris -Delimiter $form -Encoding {encoding}";

        Run($"& '{Runbook("Onboard-Tenants.ps1")}' -TenantVaultName tenants {options}").ThrowIfFailed();
        Run($"& '{Runbook("Export-UsageToBlob.ps1")}' -Month 2026-01 {options}").ThrowIfFailed();
        var run = Directory.CreateDirectory(Path.Combine(_folder, "tigris", "offboarding", "r1")).FullName;
        File.Copy(Path.Combine(folder, "tenants.csv"), Path.Combine(run, "leavers.csv"));
        Run($"& '{Runbook("Offboard-Tenants.ps1")}' -RunName r1 -AllowDraftInvoice $true {options}").ThrowIfFailed();

        Run("Connect-Tigris -AutomationConnection (Get-AutomationConnection -Name Tigris)").ThrowIfFailed();
        Assert.Equal(["M\u00fcller"], Run("Get-TigrisOrganization mueller").ThrowIfFailed().Texts("OrganizationName"));
        Assert.Contains($"\"OrganizationId\"{delimiter}\"OrganizationName\"", File.ReadAllText(Path.Combine(_folder, "tigris", "usage", "2026-01.csv")), StringComparison.Ordinal);
        Assert.Contains($"\"mueller\"{delimiter}", File.ReadAllText(Path.Combine(run, "report.csv")), StringComparison.Ordinal);
    }

    [Invariant("shards")]
    [Fact]
    public void Shards_onboard_each_row_once_and_save_each_secret()
    {
        OpenAzure();
        var rows = Enumerable.Range(0, 30).Select(number => $"org-{number},Name {number},bucket-{number}");
        Directory.CreateDirectory(Path.Combine(_folder, "tigris", "onboarding"));
        File.WriteAllLines(Path.Combine(_folder, "tigris", "onboarding", "tenants.csv"), rows.Prepend("OrganizationId,OrganizationName,BucketName"));

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
        var script = $"& '{Sample("Offboard-Churned.ps1")}' -Path '{Path.Combine(_folder, "churned.csv")}' -Month {LastMonth}";

        Run(script + " -WhatIf").ThrowIfFailed();
        Assert.Equal(0, Server.Requests.Count("UpdateOrganization"));
        Assert.Equal(0, Server.Requests.Count("DeleteBucket"));
        Assert.Equal(Enumerable.Repeat("Completed", 5), Run(script + " -Confirm:$false").ThrowIfFailed().Texts("Status"));
        Assert.Equal(5, File.ReadAllLines(Path.Combine(_folder, "churned.report.csv")).Length - 1);
        Assert.Equal(5, Directory.GetFiles(Path.Combine(_folder, "churned.invoices")).Length);
        Assert.Equal(Enumerable.Repeat("Completed", 5), Run(script + " -Confirm:$false").ThrowIfFailed().Texts("Status"));
        Assert.Equal(5, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void Tenants_of_a_list_are_onboarded_and_reported_without_secrets_and_a_second_run_adds_the_rest()
    {
        OpenAzure();
        var list = Path.Combine(_folder, "tenants.csv");
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
        Assert.Equal(3, Run($"Import-TigrisCredential '{Path.Combine(_folder, "tenants.credentials.jsonl")}'").ThrowIfFailed().Output.Count);
        var report = File.ReadAllText(Path.Combine(_folder, "tenants.report.csv"));
        Assert.DoesNotContain("tsec_", report, StringComparison.Ordinal);
        Assert.Equal([true, true, true, false], report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Contains("\"True\"", StringComparison.Ordinal)));

        static (object, object, object) Counts(Outcome outcome) =>
            (outcome.Output.Single().Properties["Created"].Value, outcome.Output.Single().Properties["Existing"].Value, outcome.Output.Single().Properties["Failed"].Value);
    }

    private static string LastMonth => TimeProvider.System.GetUtcNow().AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static string ThisMonth => TimeProvider.System.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static string Today => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Drift => $"& '{Runbook("Export-DriftToBlob.ps1")}' -StorageAccountName account -ContainerName tigris -ConnectionName Tigris";

    private static string CloseMonth =>
        $"& '{Runbook("Close-BillingMonth.ps1")}' -StorageAccountName account -ContainerName tigris -PriceBookBlob prices.json -ConnectionName Tigris";

    private static string Sample(string name) => Repository.File("samples", name);

    private static string Runbook(string name) => Repository.File("samples", "runbooks", name);

    private void OpenAzure()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "tigris"));
        Engine.Set("endpoint", Server.Endpoint.AbsoluteUri);
        Run($$"""
            # Samples run in the sessions of their users, who may have set it.
            Set-StrictMode -Version Latest
            # The runbooks require these modules; Azure.psm1 simulates the commands of them that they use.
            'Az.Accounts', 'Az.Automation', 'Az.KeyVault', 'Az.Storage' | ForEach-Object { New-Module -Name $_ -ScriptBlock { } | Import-Module -Global }
            Import-Module '{{Repository.File("tests", "pester", "Azure.psm1")}}'
            Open-Azure -Root '{{_folder}}' -Connection @{
                Tigris = @{ ProviderId = 'local'; SigningKey = 'local-signing-key'; Endpoint = $endpoint; UserId = 'runbook'; UserRole = 'Admin' }
            } -Credential @{ Tigris = [pscredential]::new('local', $key) } -Secret @{ 'keys/tigris-signing-key' = $key } -Runbook @{
                'Onboard-Tenants' = '{{Runbook("Onboard-Tenants.ps1")}}'
                'Offboard-Tenants' = '{{Runbook("Offboard-Tenants.ps1")}}'
            }
            """).ThrowIfFailed();
    }

    private void SeedLeavers(int count) =>
        Run($"0..{count - 1} | ForEach-Object {{ New-TigrisBucket \"leaver-$_\" \"leaver-$_-data\" -OrganizationName x }}").ThrowIfFailed();

    private void WriteLeavers(string path, int count)
    {
        var file = Path.Combine(_folder, path);
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

    // A runbook closes the connections of its runspace.
    private void Reconnect() => Run("Connect-Tigris -AutomationConnection (Get-AutomationConnection -Name Tigris)").ThrowIfFailed();

    private Outcome RunOn(string document)
    {
        File.WriteAllText(Path.Combine(_folder, "tigris", "desired", "tenants.jsonl"), document);
        return Run(Drift);
    }

    private string[] Uploads() => [.. Run("(Get-Azure).Upload").Output.Select(name => name.ToString())];
}
