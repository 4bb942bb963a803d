using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Samples;

/// <summary>Exports, closes months and connects with samples and runbooks.</summary>
public sealed class RunbookTests : RunbookTest
{
    [Invariant("samples")]
    [Fact]
    public void An_export_contains_the_whole_month()
    {
        OpenAzure();
        Server.SeedOrganizations(7, number => ($"org-{number}", "x"));

        var result = Assert.Single(Run($"& '{Sample("Export-MonthlyUsage.ps1")}' -Path '{Folder}' -Month 2026-01").ThrowIfFailed().Output);

        var lines = Run($"Import-Csv -LiteralPath '{result.Properties["InvoiceLinePath"].Value}'").Output;
        Assert.Equal(Run("Get-TigrisOrganization | Get-TigrisInvoice -Month 2026-01 -Line").Output.Count, lines.Count);
        Assert.Equal(lines.Count, result.Properties["InvoiceLines"].Value);
        Assert.Equal(result.Properties["InvoiceSubtotal"].Value, result.Properties["LineSubtotal"].Value);
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.incomplete"));
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

        var outcome = Run($"& '{Sample("Export-MonthlyUsage.ps1")}' -Path '{Folder}' -Month 2026-01 -ThrottleLimit 1");

        Assert.Contains("1 of 3 organizations", outcome.Thrown!.Message, StringComparison.Ordinal);
        Assert.Contains("org-0", outcome.Thrown.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.csv"));
        Assert.Equal(3, Directory.EnumerateFiles(Folder, "*.incomplete").Count());
    }

    [Invariant("samples")]
    [Fact]
    public void A_closed_month_has_its_statements_report_and_files()
    {
        OpenAzure();
        Server.SeedOrganizations(3, number => ($"org-{number}", $"Name {number}"));
        Run($"$null = New-TigrisPriceBook -MarkupPercent 20 -Path '{Path.Combine(Folder, "tigris", "prices.json")}'").ThrowIfFailed();

        var result = Assert.Single(Run($"{CloseMonth} -Month 2026-01 -PartnerName Contoso").ThrowIfFailed().Output);

        Assert.Equal(
            [
                "close/2026-01/differences.csv", "close/2026-01/focus-bill.csv", "close/2026-01/focus-cost.csv", "close/2026-01/lines.csv", "close/2026-01/prices.json",
                "close/2026-01/report.html", "close/2026-01/statements.json", "close/2026-01/statements/org-0-2026-01.html",
                "close/2026-01/statements/org-1-2026-01.html", "close/2026-01/statements/org-2-2026-01.html",
            ],
            Uploads().Order(StringComparer.Ordinal));
        Assert.Equal((3, true), (result.Properties["Statements"].Value, result.Properties["IsFinal"].Value));
        Assert.Contains("Name 1", File.ReadAllText(Path.Combine(Folder, "tigris", "close", "2026-01", "statements", "org-1-2026-01.html")), StringComparison.Ordinal);
        var lines = Run($"(Import-Csv -LiteralPath '{Path.Combine(Folder, "tigris", "close", "2026-01", "lines.csv")}').Amount").Output;
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
        Run($"$null = New-TigrisPriceBook -Path '{Path.Combine(Folder, "tigris", "prices.json")}'").ThrowIfFailed();
        if (failing is not null)
        {
            Server.Faults.Next(Emulator.FaultAction.Answer(403), operationId: failing);
        }

        var outcome = Run($"{CloseMonth} {(arguments.Length > 0 ? arguments : "-Month " + ThisMonth)}");

        Assert.True(failing is null ? outcome.Thrown!.Message.Contains("isn't ready", StringComparison.Ordinal) : outcome.Thrown is not null, reason);
        Assert.Empty(Uploads());
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
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "tigris", "onboarding")).FullName;
        var text = $"OrganizationId{delimiter}OrganizationName{delimiter}BucketName\nmueller{delimiter}M\u00fcller{delimiter}mueller-data\n";
        File.WriteAllText(Path.Combine(folder, "tenants.csv"), text, encoding == "utf8" ? System.Text.Encoding.UTF8 : System.Text.Encoding.Unicode);
        var options = $"-StorageAccountName account -ContainerName tigris -ConnectionName Tigris -Delimiter $form -Encoding {encoding}";

        Run($"& '{Runbook("Onboard-Tenants.ps1")}' -TenantVaultName tenants {options}").ThrowIfFailed();
        Run($"& '{Runbook("Export-UsageToBlob.ps1")}' -Month 2026-01 {options}").ThrowIfFailed();
        var run = Directory.CreateDirectory(Path.Combine(Folder, "tigris", "offboarding", "r1")).FullName;
        File.Copy(Path.Combine(folder, "tenants.csv"), Path.Combine(run, "leavers.csv"));
        Run($"& '{Runbook("Offboard-Tenants.ps1")}' -RunName r1 -AllowDraftInvoice $true {options}").ThrowIfFailed();

        Run("Connect-Tigris -AutomationConnection (Get-AutomationConnection -Name Tigris)").ThrowIfFailed();
        Assert.Equal(["M\u00fcller"], Run("Get-TigrisOrganization mueller").ThrowIfFailed().Texts("OrganizationName"));
        Assert.Contains($"\"OrganizationId\"{delimiter}\"OrganizationName\"", File.ReadAllText(Path.Combine(Folder, "tigris", "usage", "2026-01.csv")), StringComparison.Ordinal);
        Assert.Contains($"\"mueller\"{delimiter}", File.ReadAllText(Path.Combine(run, "report.csv")), StringComparison.Ordinal);
    }

    private static string ThisMonth => TimeProvider.System.GetUtcNow().ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static string CloseMonth =>
        $"& '{Runbook("Close-BillingMonth.ps1")}' -StorageAccountName account -ContainerName tigris -PriceBookBlob prices.json -ConnectionName Tigris";
}
