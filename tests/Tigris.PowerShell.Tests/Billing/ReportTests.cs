using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Writes reports of a month, and statements for customers.</summary>
public sealed class ReportTests : EmulatorTest
{
    private const string Book = "(New-TigrisPriceBook -MarkupPercent 20)";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("tigris-reports-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

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
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
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
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
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
    public void With_ErrorAction_Stop_an_incomplete_report_is_not_written()
    {
        Server.SeedOrganizations(4, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Answer(403), "GetUsage", targetContains: "/t2/");

        Assert.NotNull(Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -ErrorAction Stop").Thrown);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
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
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_month_without_a_price_is_refused_before_the_first_request()
    {
        File.WriteAllText(At("book.json"), """{ "currency": "USD", "versions": [ { "validFrom": "2026-06", "metrics": [ { "name": "*", "price": 1 } ] } ] }""");

        Assert.Equal("NoPriceForMonth", Run($"Export-TigrisReport '{At("r.html")}' -Month 2026-03 -PriceBook '{At("book.json")}'").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Each_statement_is_a_file_without_a_connection()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", $"Tenant {number}"));
        Run($"$statements = Get-TigrisOrganization | Get-TigrisStatement -Month 2026-03 -PriceBook {Book} -IncludeCost; Disconnect-Tigris").ThrowIfFailed();
        Server.Requests.Clear();

        var files = Run($"$statements | Export-TigrisReport -Folder '{At("new/statements")}' -PartnerName Contoso -PassThru").ThrowIfFailed();

        Assert.Equal(["t0-2026-03.html", "t1-2026-03.html", "t2-2026-03.html"], files.Output.Select(file => ((FileInfo)file.BaseObject).Name));
        var html = File.ReadAllText(At("new/statements/t1-2026-03.html"));
        Assert.Contains("Tenant 1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Names_that_differ_by_case_or_length_have_different_files()
    {
        var ids = new[] { "Acme", "acme", "ACME", "con", "a/b", "a_b", "..", new string('x', 300), new string('x', 301), "nul.", "\u00fcber" };
        Engine.Set("ids", ids);

        var files = Run($"$ids | ForEach-Object {{ {Statement("$_")} }} | Export-TigrisReport -Folder '{_folder}' -PassThru").ThrowIfFailed();

        var names = files.Output.Select(file => ((FileInfo)file.BaseObject).Name).ToArray();
        Assert.Equal(ids.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches("^[a-z0-9_~-]{1,150}\\.html$", name));
        Assert.Equal(ids.Length, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_statement_that_exists_is_the_error_of_its_record()
    {
        File.WriteAllText(At("a-2026-10.html"), "mine");

        var outcome = Run($"'a', 'b' | ForEach-Object {{ {Statement("$_")} }} | Export-TigrisReport -Folder '{_folder}'");

        Assert.Equal("ReportExists", outcome.ErrorId);
        Assert.Equal("mine", File.ReadAllText(At("a-2026-10.html")));
        Assert.True(File.Exists(At("b-2026-10.html")));
    }

    [Fact]
    public void Two_parts_of_a_month_and_a_correction_have_a_file_each()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));
        const string Rows = "[pscustomobject]@{ OrganizationId = 'acme'; EndedOn = '2026-03-10' }, [pscustomobject]@{ OrganizationId = 'acme'; StartedOn = '2026-03-11' }";

        Run($"{Rows} | Get-TigrisStatement -Month 2026-03 -PriceBook {Book} | Export-TigrisReport -Folder '{_folder}'").ThrowIfFailed();
        Run($"[Tigris.Statement]@{{ OrganizationId = 'acme'; Month = '2026-03'; Currency = 'USD'; IsCorrection = $true; Lines = @() }} | Export-TigrisReport -Folder '{_folder}'").ThrowIfFailed();

        Assert.Equal(["acme-2026-03-01-10.html", "acme-2026-03-11-31.html", "acme-2026-03-correction.html"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_statement_twice_is_an_error_also_with_Force()
    {
        var outcome = Run($"'a', 'a' | ForEach-Object {{ {Statement("$_")} }} | Export-TigrisReport -Folder '{_folder}' -Force");

        Assert.Equal("StatementWrittenTwice", outcome.ErrorId);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));

        Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{At("none")}' -WhatIf; Export-TigrisReport '{At("r.html")}' -Month 2026-03 -WhatIf").ThrowIfFailed();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("logo.png", "89504E470D0A1A0A00", "data:image/png;base64,")]
    [InlineData("logo.txt", "FFD8FFE000", "data:image/jpeg;base64,")]
    [InlineData("logo.gif", "474946383961", "data:image/gif;base64,")]
    [InlineData("logo.webp", "524946460000000057454250565038", "data:image/webp;base64,")]
    public void A_logo_is_embedded_by_its_content(string name, string bytes, string expected)
    {
        File.WriteAllBytes(At(name), Convert.FromHexString(bytes));

        Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{_folder}' -LogoPath '{At(name)}'").ThrowIfFailed();

        Assert.Contains(expected, File.ReadAllText(At("a-2026-10.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logo.png", "3C7376673E")]
    [InlineData("logo.png", "")]
    [InlineData("page.png", "3C68746D6C3E")]
    public void A_logo_of_another_type_is_refused(string name, string bytes)
    {
        File.WriteAllBytes(At(name), Convert.FromHexString(bytes));

        var outcome = Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{_folder}' -LogoPath '{At(name)}'");

        Assert.Equal("InvalidLogo", outcome.ErrorId);
        Assert.False(File.Exists(At("a-2026-10.html")));
    }

    [Fact]
    public void A_large_logo_is_refused()
    {
        File.WriteAllBytes(At("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[300 * 1024]]);

        Assert.Equal("InvalidLogo", Run($"{Statement("'a'")} | Export-TigrisReport -Folder '{_folder}' -LogoPath '{At("logo.png")}'").ErrorId);
    }

    [Theory]
    [InlineData("Get-TigrisInvoice acme", "NotStatement")]
    [InlineData("'text'", "NotStatement")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'a'; Month = '2026-10'; PriceBookSha256 = ''; Lines = @('x'); IsFinal = $true; Currency = 'USD'; Subtotal = 1; Total = 1 }", "IncompleteStatement")]
    public void Another_object_is_the_error_of_its_record(string script, string errorId)
    {
        Server.SeedOrganizations(1, _ => ("acme", "x"));

        Assert.Equal(errorId, Run($"{script} | Export-TigrisReport -Folder '{_folder}'").ErrorId);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_saved_statement_gives_the_same_file_and_rows()
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));
        Run($"$statement = Get-TigrisStatement acme -Month 2026-03 -PriceBook {Book}; $copy = $statement | ConvertTo-Json -Depth 5 | ConvertFrom-Json").ThrowIfFailed();

        Run($"$statement | Export-TigrisReport -Folder '{At("1")}'; $copy | Export-TigrisReport -Folder '{At("2")}'").ThrowIfFailed();

        Assert.Equal(File.ReadAllText(At("1/acme-2026-03.html")), File.ReadAllText(At("2/acme-2026-03.html")));
        Assert.Equal(
            Run("$statement | ConvertTo-TigrisFocus -ProviderName P | ConvertTo-Csv").ThrowIfFailed().Output.Select(line => line.ToString()),
            Run("$copy | ConvertTo-TigrisFocus -ProviderName P | ConvertTo-Csv").ThrowIfFailed().Output.Select(line => line.ToString()));
    }

    [Fact]
    [Trait("Coverage", "excluded")]
    public async Task A_full_disk_leaves_the_old_statement()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the limit that this test sets.");
        File.WriteAllText(At("a-2026-10.html"), "mine");
        File.WriteAllBytes(At("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100 * 1024]]);

        // The limit is smaller than the statement with its logo.
        var session = SessionProcess.OfFullDisk(
            $"{Statement("'a'")} | Export-TigrisReport -Folder '{_folder}' -LogoPath '{At("logo.png")}' -Force -ErrorAction SilentlyContinue -ErrorVariable failures; $failures | ForEach-Object {{ $_.FullyQualifiedErrorId.Split(',')[0] }}",
            kibibytes: 16);
        var result = await session.RunAsync();

        Assert.Equal(["FileNotAccessible"], result.Lines);
        Assert.Equal("mine", File.ReadAllText(At("a-2026-10.html")));
        Assert.Equal(["a-2026-10.html", "logo.png"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    [Trait("Coverage", "excluded")]
    public async Task A_statement_that_cannot_be_written_leaves_no_folder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has the limit that this test sets.");
        File.WriteAllBytes(At("logo.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[100 * 1024]]);

        var session = SessionProcess.OfFullDisk(
            $"{Statement("'a'")} | Export-TigrisReport -Folder '{At("new/statements")}' -LogoPath '{At("logo.png")}' -ErrorAction SilentlyContinue -ErrorVariable failures; $failures | ForEach-Object {{ $_.FullyQualifiedErrorId.Split(',')[0] }}",
            kibibytes: 16);
        var result = await session.RunAsync();

        Assert.Equal(["FileNotAccessible"], result.Lines);
        Assert.Equal([At("logo.png")], Directory.GetFileSystemEntries(_folder));
    }

    private static string Statement(string id) =>
        $"[Tigris.Statement]@{{ OrganizationId = {id}; Month = '2026-10'; Currency = 'USD'; IsFinal = $true; Total = 1; Lines = [Tigris.StatementLine[]]@([Tigris.StatementLine]@{{ Description = 'x'; Amount = 1 }}) }}";

    private static string Shown(decimal amount) => amount.ToString("#,0.00", System.Globalization.CultureInfo.InvariantCulture);

    private string At(string name) => Path.Combine(_folder, name);
}
