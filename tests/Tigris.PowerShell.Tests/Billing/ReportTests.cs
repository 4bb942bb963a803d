using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Writes reports of a month.</summary>
public sealed class ReportTests : ReportTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_report_contains_revenue_cost_and_all_organizations()
    {
        Server.SeedOrganizations(5, number => ($"t{number}", $"Tenant <{number}>"));
        Run("Disable-TigrisOrganization t3 -Confirm:$false").ThrowIfFailed();

        var file = Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook {Book} -PartnerName Contoso -PassThru").ThrowIfFailed().Output.Single();

        var html = File.ReadAllText(((FileInfo)file.BaseObject).FullName);
        Assert.All(Enumerable.Range(0, 5), number => Assert.Contains($"Tenant &lt;{number}&gt;", html, StringComparison.Ordinal));
        Assert.Contains("Revenue (USD)", html, StringComparison.Ordinal);
        Assert.Contains("Margin (USD)", html, StringComparison.Ordinal);
        Assert.Contains(">inactive<", html, StringComparison.Ordinal);
        Assert.Equal((12, 5, 5), (Server.Requests.Count("GetAccountInvoice"), Server.Requests.Count("GetUsage"), Server.Requests.Count("GetInvoice")));
    }

    [Fact]
    public void The_revenue_is_that_of_the_statements()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", "x"));
        var total = Run($"Get-TigrisOrganization | Get-TigrisStatement -Month 2026-03 -PriceBook {Book}").ThrowIfFailed().Values("Total").Sum(value => (decimal)value!);

        Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook {Book}").ThrowIfFailed();

        Assert.Contains(Shown(total), File.ReadAllText(At("r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_revenue_with_contracts_is_that_of_the_statements_with_the_same_rows()
    {
        Server.SeedOrganizations(4, number => ($"t{number}", "x"));
        Run($$"""
            $prices = (New-TigrisPriceBook -MarkupPercent 20).Json | ConvertFrom-Json
            $prices.versions[0] | Add-Member plans @(@{ name = 'gold'; baseFee = 31 }, @{ name = 'rest'; organizations = @('*') })
            $contracts = @'
            org_id,Plan,StartedOn,EndedOn,Credit
            t0,gold,2026-03-11,,1.25
            t1,,,2026-03-05,
            t2,,,2026-03-10,
            t2,gold,2026-03-11,2026-03-20,
            t3,,2026-04-01,,
            '@ | ConvertFrom-Csv
            """).ThrowIfFailed();
        decimal Total(string rows) => Run($"{rows} | Get-TigrisStatement -Month 2026-03 -PriceBook $prices -WarningAction Ignore").ThrowIfFailed().Values("Total").Sum(value => (decimal)value!);
        var (with, without) = (Total("$contracts"), Total("'t0', 't1', 't2', 't3'"));

        Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook $prices -Contract $contracts").ThrowIfFailed();

        var html = File.ReadAllText(At("r.html"));
        Assert.NotEqual(with, without);
        Assert.Contains(Shown(with), html, StringComparison.Ordinal);
        Assert.DoesNotContain(Shown(without), html, StringComparison.Ordinal);
        Assert.Contains("rest, gold", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ OrganizationId = 't0'; StartedOn = '2026-13-01' }", "InvalidDate")]
    [InlineData("@{ OrganizationId = 't0'; StartedOn = '2026-03-02'; EndedOn = '2026-03-01' }", "InvalidPeriod")]
    [InlineData("@{ OrganizationId = 't0'; Credit = '1,5' }", "InvalidAmount")]
    [InlineData("@{ OrganizationId = 't0'; Plan = 'gold' }", "PlanNotFound")]
    [InlineData("@{ OrganizationId = ''; Plan = 'gold' }", "InvalidIdentifier")]
    [InlineData("@{ Customer = 't0' }", "InvalidIdentifier")]
    [InlineData("@{ OrganizationId = 't0' }, @{ OrganizationId = 't0' }", "DuplicateStatement")]
    public void A_wrong_contract_is_refused_before_the_first_request(string rows, string errorId)
    {
        var outcome = Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook {Book} -Contract ({rows} | ForEach-Object {{ [pscustomobject]$_ }})");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("StartedOn = '2026-13-01'")]
    [InlineData("StartedOn = '2026-03-02'; EndedOn = '2026-03-01'")]
    [InlineData("Credit = '1,000'")]
    public void A_contract_with_a_wrong_value_is_named_by_its_row(string values)
    {
        var outcome = Run($$"""
            $rows = @{ OrganizationId = 't0' }, @{ OrganizationId = 't1'; {{values}} } | ForEach-Object { [pscustomobject]$_ }
            Export-TigrisReport '{{At("r.html")}}' -Month 2026-03 -PriceBook {{Book}} -Contract $rows
            """);

        Assert.Contains("Row 2: ", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contracts_without_a_price_book_are_refused() =>
        Assert.Equal("ContractWithoutPrices", Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -Contract ([pscustomobject]@{{ OrganizationId = 't0' }})").ErrorId);

    [Fact]
    public void A_contract_of_an_unknown_organization_and_a_misspelled_column_are_named()
    {
        Server.SeedOrganizations(1, number => ($"t{number}", "x"));

        var outcome = Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook {Book} -Contract ([pscustomobject]@{{ OrganizationId = 'gone'; StartOn = '2026-03-02' }})").ThrowIfFailed();

        Assert.Contains(outcome.Warnings, warning => warning.Contains("gone", StringComparison.Ordinal));
        Assert.Contains(outcome.Warnings, warning => warning.Contains("'StartOn'", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_price_book_the_report_has_costs()
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));

        Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03").ThrowIfFailed();

        var html = File.ReadAllText(At("r.html"));
        Assert.Contains("Cost (USD)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Revenue (USD)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_exists_is_kept_without_Force_and_no_request_is_sent()
    {
        File.WriteAllText(At("r.html"), "mine");

        var outcome = Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03");

        Assert.Equal("ReportExists", outcome.ErrorId);
        Assert.Equal("mine", File.ReadAllText(At("r.html")));
        Assert.Empty(Server.Requests.Entries);
        Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -Force").ThrowIfFailed();
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(At("r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_in_the_future_is_refused_before_the_first_request()
    {
        var outcome = Run($"Export-TigrisReport '{At("r.html")}' -Month 2999-01");

        Assert.Equal("MonthInFuture", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("/dev/full")]
    [InlineData("/proc/report.html")]
    [InlineData("/nowhere/at/all/report.html")]
    public void A_file_that_cannot_be_written_is_refused_before_the_first_request(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The paths are those of Linux.");

        var outcome = Run($"Export-TigrisReport '{path}' -Month 2026-03 -Force");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void The_failure_of_an_organization_marks_the_report_as_incomplete()
    {
        Server.SeedOrganizations(4, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Answer(403), "GetUsage", targetContains: "/t2/");

        var outcome = Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03");

        Assert.Equal("t2", outcome.Error.TargetObject);
        Assert.Contains(outcome.Warnings, warning => warning.Contains("incomplete", StringComparison.Ordinal));
        Assert.Contains("could not be read: t2", File.ReadAllText(At("r.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_failure_of_an_account_invoice_names_its_month()
    {
        Server.Faults.Add("500-after:GetAccountInvoice");

        var outcome = Run($"Connect-Tigris local $key -Endpoint {Server.Endpoint} -MaximumRetryCount 0; Export-TigrisReport '{At("r.html")}' -Month 2026-03");

        Assert.Equal(
            Enumerable.Range(0, 12).Select(back => FormattableString.Invariant($"local {new DateTime(2025, 4, 1).AddMonths(back):yyyy-MM}")),
            outcome.Errors.Select(error => (string)error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith($"'{error.TargetObject}': ", error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void With_ErrorAction_Stop_an_incomplete_report_is_not_written()
    {
        Server.SeedOrganizations(4, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Answer(403), "GetUsage", targetContains: "/t2/");

        Assert.NotNull(Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -ErrorAction Stop").Thrown);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Invariant("stop")]
    [Fact]
    public async Task Stop_ends_a_report_and_leaves_no_file()
    {
        Server.SeedOrganizations(20, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Hang(), "GetUsage", count: 100);
        using var shell = Engine.NewShell($"Export-TigrisReport '{At("r.html")}' -Month 2026-03");
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => Server.Requests.InFlight == 8, Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_month_without_a_price_is_refused_before_the_first_request()
    {
        File.WriteAllText(At("book.json"), """{ "currency": "USD", "versions": [ { "validFrom": "2026-06", "metrics": [ { "name": "*", "price": 1 } ] } ] }""");

        Assert.Equal("NoPriceForMonth", Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook '{At("book.json")}'").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("target-file")]
    [Theory]
    [InlineData("-PriceBook '{0}'")]
    [InlineData("-PriceBook (Get-Item '{0}')")]
    [InlineData("-LogoPath '{0}'")]
    public void A_report_replaces_none_of_its_input_files(string parameter)
    {
        var input = At("input");
        Run($"$null = New-TigrisPriceBook '{input}'").ThrowIfFailed();
        var content = parameter.StartsWith("-Logo", StringComparison.Ordinal) ? [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] : File.ReadAllBytes(input);
        File.WriteAllBytes(input, content);

        var outcome = Run($"Export-TigrisReport '{input}' {parameter.Replace("{0}", input, StringComparison.Ordinal)} -Force");

        Assert.Equal("SameFile", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.Equal(content, File.ReadAllBytes(input));
    }

    [Theory]
    [InlineData("none/report.html", "the folder '{0}' doesn't exist")]
    [InlineData("file/report.html", "file")]
    public void A_report_without_a_folder_is_refused_with_the_name_of_the_folder(string path, string reason)
    {
        File.WriteAllText(At("file"), "");

        var outcome = Run($"Export-TigrisReport '{At(path)}'");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Contains(reason.Replace("{0}", At("none"), StringComparison.Ordinal), outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    private static string Shown(decimal amount) => amount.ToString("#,0.00", System.Globalization.CultureInfo.InvariantCulture);
}
