using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Gets statements by price books.</summary>
public sealed class StatementTests : EmulatorTest
{
    private const string ClassA = UsageMetricNames.ClassARequests;

    [Invariant("money")]
    [Fact]
    public async Task The_vendors_own_figures_are_computed()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });
        using var engine = Engine.ConnectedTo(server);
        engine.Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        server.SetUsage("acme", ClassA, new DateOnly(2026, 3, 1), 370_365);
        server.SetUsage("acme", UsageMetricNames.ClassBRequests, new DateOnly(2026, 3, 31), 162_963);
        server.SetUsage("acme", UsageMetricNames.StorageStandard, new DateOnly(2026, 3, 15), 10.9m);

        var outcome = engine.Run("(Get-TigrisStatement acme 2026-03 -PriceBook (New-TigrisPriceBook) -OutVariable s).Lines | Where-Object Amount -ne 0 | ForEach-Object Amount; $s.Total").ThrowIfFailed();

        Assert.Equal([0.03m, 1.80m, 0.12m, 1.95m], outcome.Output.Select(item => (decimal)item.BaseObject));
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void List_prices_give_the_total_of_the_invoice()
    {
        Create();

        Assert.Equal(
            Run("Get-TigrisOrganization | Get-TigrisInvoice").ThrowIfFailed().Values("Total"),
            Run("Get-TigrisOrganization | Get-TigrisStatement -PriceBook $book").ThrowIfFailed().Values("Total"));
    }

    [Fact]
    public void Cost_is_read_on_request_only()
    {
        Create();

        var plain = Run("Get-TigrisStatement acme -PriceBook (New-TigrisPriceBook -MarkupPercent 50)").ThrowIfFailed().Output.Single();
        Assert.DoesNotContain(Server.Requests.Entries, request => request.RawTarget.Contains("/invoices/", StringComparison.Ordinal));
        var full = Run("Get-TigrisStatement acme -PriceBook (New-TigrisPriceBook -MarkupPercent 50) -IncludeCost").ThrowIfFailed().Output.Single();

        Assert.Null(plain.Properties["Cost"].Value);
        Assert.Equal((decimal)full.Properties["Total"].Value - (decimal)full.Properties["Cost"].Value, full.Properties["Margin"].Value);
        Assert.Equal("FINALIZED", full.Properties["InvoiceStatus"].Value);
        Assert.Single(Server.Requests.Entries, request => request.RawTarget.Contains("/account/invoices/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_account_invoice_is_read_once_for_all_organizations()
    {
        Create();

        Run("'acme', 'globex' | Get-TigrisStatement -PriceBook $book -IncludeCost").ThrowIfFailed();

        Assert.Single(Server.Requests.Entries, request => request.RawTarget.Contains("/account/invoices/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_statement_for_a_piped_organization_costs_one_request()
    {
        Create();
        Run("$all = Get-TigrisOrganization").ThrowIfFailed();
        var before = Server.Requests.Entries.Count;

        Run("$all | Get-TigrisStatement -PriceBook $book").ThrowIfFailed();

        Assert.Equal(2, Server.Requests.Entries.Count - before);
    }

    [Theory]
    [InlineData("Get-TigrisStatement acme -PriceBook $book", 1)]
    [InlineData("'acme', 'globex' | Get-TigrisStatement -PriceBook $book", 1)]
    [InlineData("Get-TigrisOrganization -IncludeInactive | Get-TigrisStatement -PriceBook $book", 1)]
    [InlineData("Get-TigrisStatement * -PriceBook $book", 1)]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; Active = 'False' } | Get-TigrisStatement -PriceBook $book", 1)]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; EndedOn = '2026-10-31' } | Get-TigrisStatement -PriceBook $book", 0)]
    [InlineData("Get-TigrisStatement globex -PriceBook $book", 0)]
    public void A_deactivated_organization_without_EndedOn_gives_a_warning(string command, int warnings)
    {
        Create();
        Run("Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        Assert.Equal(warnings, Run(command).ThrowIfFailed().Warnings.Count(warning => warning.Contains("deactivated", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("@{ Plan = 'gold' }", "gold")]
    [InlineData("@{ }", "rest")]
    [InlineData("@{ Plan = '' }", "rest")]
    public void The_plan_comes_from_a_column_or_from_the_id(string row, string plan)
    {
        Create();

        var outcome = Run($$"""
            $prices = @{ currency = 'USD'; versions = @(@{ validFrom = '2026-01'; metrics = @(@{ name = '*'; price = 0 })
                plans = @(@{ name = 'gold'; baseFee = 10 }, @{ name = 'rest'; organizations = @('*'); baseFee = 1 }) }) }
            $row = {{row}}; $row.OrganizationId = 'acme'
            [pscustomobject]$row | Get-TigrisStatement -PriceBook $prices
            """).ThrowIfFailed();

        Assert.Equal(plan, outcome.Output.Single().Properties["Plan"].Value);
    }

    [Theory]
    [InlineData("@{ StartedOn = '2026-10-10'; EndedOn = '2026-10-19' }", "2026-10-10", "2026-10-20")]
    [InlineData("@{ StartedOn = [datetimeoffset]'2026-10-10T23:30:00-05:00' }", "2026-10-11", "2026-11-01")]
    [InlineData("@{ EndedOn = [datetime]'2026-10-05' }", "2026-10-01", "2026-10-06")]
    public void Only_the_days_of_the_contract_are_billed(string row, string from, string until)
    {
        Create();

        var statement = Run($"$row = {row}; $row.OrganizationId = 'acme'; [pscustomobject]$row | Get-TigrisStatement -Month 2026-10 -PriceBook $book").ThrowIfFailed().Output.Single();

        Assert.Equal((Day(from), Day(until)), (statement.Properties["StartingOn"].Value, statement.Properties["EndingBefore"].Value));
    }

    [Theory]
    [InlineData("Get-TigrisStatement acme 2024-12 -PriceBook $book", "NoPriceForMonth")]
    [InlineData("Get-TigrisStatement acme 2026-13 -PriceBook $book", "InvalidMonth")]
    [InlineData("Get-TigrisStatement acme 2026-10, 2999-01 -PriceBook $book", "MonthInFuture")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -Plan gold", "PlanNotFound")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -StartedOn 10/10/2026", "InvalidDate")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -StartedOn 2026-10-10 -EndedOn 2026-10-09", "InvalidPeriod")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -Credit '1,5'", "InvalidAmount")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -Credit -1", "InvalidAmount")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -Credit ([double]::NaN)", "InvalidAmount")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -ExchangeRate 0", "InvalidAmount")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -ExchangeRate 0.9", "InvalidExchangeRate")]
    [InlineData("Get-TigrisStatement acme -PriceBook missing.json", "PriceBookUnreadable")]
    [InlineData("Get-TigrisStatement acme -PriceBook '{}'", "InvalidPriceBook")]
    [InlineData("Get-TigrisStatement acme -PriceBook ' '", "EmptyArgument")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book -Against missing.json", "InvalidStatementFile")]
    [InlineData("Get-TigrisStatement acme -PriceBook $book.Json.Replace('usage', 'invoice').Replace('USD', 'EUR')", "InvalidPriceBook")]
    [InlineData("Get-TigrisStatement acme -PriceBook @{ currency = 'EUR'; basis = 'invoice'; versions = @(@{ validFrom = '2026-01'; markupPercent = 5 }) }", "ExchangeRateMissing")]
    public void A_wrong_argument_is_an_error_before_any_request(string command, string errorId)
    {
        Create();
        var before = Server.Requests.Entries.Count;

        Assert.Equal(errorId, Run(command).ErrorId);
        Assert.Equal(before, Server.Requests.Entries.Count);
    }

    [Fact]
    public void An_organization_that_is_twice_in_the_input_is_billed_once()
    {
        Create();

        var outcome = Run("'acme', 'globex', 'acme' | Get-TigrisStatement -PriceBook $book");

        Assert.Equal(["acme", "globex"], outcome.Texts("OrganizationId"));
        Assert.Equal("DuplicateStatement", outcome.ErrorId);
    }

    [Fact]
    public void Two_contracts_of_a_month_have_a_statement_each()
    {
        Create();

        var outcome = Run("""
            @{ OrganizationId = 'acme'; EndedOn = '2026-10-14' }, @{ OrganizationId = 'acme'; StartedOn = '2026-10-15' } |
                ForEach-Object { [pscustomobject]$_ } | Get-TigrisStatement -Month 2026-10 -PriceBook $book
            """).ThrowIfFailed();

        Assert.Equal(2, outcome.Output.Count);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        Create();
        const string Command = "Get-TigrisOrganization | Get-TigrisStatement -PriceBook $book -IncludeCost -Month 2026-10 | ConvertTo-Json -Depth 5";

        Assert.Equal(Run(Command).ThrowIfFailed().Output.Single().ToString(), Run(Command).ThrowIfFailed().Output.Single().ToString());
    }

    [Fact]
    public void A_saved_draft_is_corrected()
    {
        Create();
        Run("Get-TigrisStatement acme 2026-10 -PriceBook $book | ConvertTo-Json -Depth 5 | Set-Content draft.json").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisStatement acme 2026-10 -PriceBook $book -Against draft.json -Line").ThrowIfFailed().Output);
        Server.SetUsage("acme", ClassA, new DateOnly(2026, 10, 31), 10_000_000);

        var lines = Run("Get-TigrisStatement acme 2026-10 -PriceBook $book -Against draft.json -Line").ThrowIfFailed();

        var line = lines.Output.Single();
        Assert.Equal(["Correction", "Usage", ClassA], new[] { "Kind", "CorrectedKind", "Metric" }.Select(name => line.Properties[name].Value.ToString()));
        Assert.True((decimal)PSObject.AsPSObject(line.Properties["Amount"].Value).BaseObject > 0);
    }

    [Fact]
    public void Lines_in_a_CSV_are_the_same_in_each_culture()
    {
        Create();
        const string Command = "Get-TigrisStatement globex 2026-10 -OrganizationName '=cmd|x,-1' -PriceBook $book -Line | ConvertTo-Csv";
        var invariant = Run(Command).ThrowIfFailed().Output.Select(line => line.ToString()).ToArray();

        // The machine may have no cultures, so the test makes one.
        var localized = Run($$"""
            $culture = [cultureinfo]::InvariantCulture.Clone()
            $culture.NumberFormat.NumberDecimalSeparator = ','
            $culture.NumberFormat.NegativeSign = '~'
            $culture.DateTimeFormat.ShortDatePattern = 'dd.MM.yy'
            [cultureinfo]::CurrentCulture = $culture
            [string]::Format($culture, '{0}', 1.5)
            {{Command}}
            """).ThrowIfFailed().Output.Select(line => line.ToString()).ToArray();

        Assert.Equal("1,5", localized[0]);
        Assert.Equal(invariant, localized[1..]);
        Assert.Contains("\"'=cmd|x,'-1\"", invariant[1], StringComparison.Ordinal);
        Assert.Contains(",\"2026-10-01\",\"2026-10-31\",", invariant[1], StringComparison.Ordinal);
        Assert.Matches("""^"OrganizationId","OrganizationName",.*,"Quantity","Price","Amount","Currency"$""", invariant[0]);
        Assert.Matches(""","[0-9]+(\.[0-9]+)?","[0-9]+(\.[0-9]+)?","[0-9]+\.[0-9]{2}","USD"$""", invariant[1]);
    }

    [Fact]
    public async Task The_credit_that_the_recipe_carries_over_is_read_with_a_decimal_comma_in_the_session()
    {
        // Without usage, the whole credit is left.
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0 });
        using var engine = Engine.ConnectedTo(server);
        engine.Runspace.SessionStateProxy.Path.SetLocation(Folder);
        var recipe = string.Join('\n', Conventions.Examples.Of(File.ReadAllText(Repository.File("docs", "recipes", "credit.md"))));

        var outcome = engine.Run($$"""
            $culture = [cultureinfo]::InvariantCulture.Clone()
            $culture.NumberFormat.NumberDecimalSeparator = ','
            [cultureinfo]::CurrentCulture = $culture
            $null = & { {{recipe}} }
            [string]::Format($culture, '{0}', 1.5)
            Import-Csv next-month.csv | Get-TigrisStatement -Month 2026-09 -PriceBook (New-TigrisPriceBook) | ForEach-Object UnusedCredit
            """).ThrowIfFailed();

        Assert.Equal(["1,5", 1.50m], outcome.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void Numbers_of_lines_stay_numbers()
    {
        Create();

        var outcome = Run("$lines = Get-TigrisStatement acme 2026-10 -PriceBook $book -Line; $lines[0].Amount -is [decimal]; $sum = 0; $lines | ForEach-Object { $sum += $_.Amount }; $sum")
            .ThrowIfFailed();

        Assert.Equal([true, Run("(Get-TigrisStatement acme 2026-10 -PriceBook $book).Total").Output.Single().BaseObject], outcome.Output.Select(item => item.BaseObject));
    }

    [Theory]
    [InlineData("$book")]
    [InlineData("$book.Json")]
    [InlineData("(ConvertFrom-Json $book.Json)")]
    [InlineData("(ConvertFrom-Json $book.Json -AsHashtable)")]
    [InlineData("'prices.json'")]
    [InlineData("(Get-Item prices.json)")]
    [InlineData("([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($book)))")]
    public void A_price_book_is_accepted_in_each_form(string form)
    {
        Create();
        var total = Run("(Get-TigrisStatement acme 2026-10 -PriceBook $book).Total").ThrowIfFailed().Output.Single();

        Assert.Equal(total, Run($"(Get-TigrisStatement acme 2026-10 -PriceBook {form}).Total").ThrowIfFailed().Output.Single());
        Assert.Empty(Run($"Test-TigrisPriceBook {form}").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_hashtable_has_the_same_hash_in_each_order_of_its_keys()
    {
        Create();

        var outcome = Run("""
            $members = @{ name = '*'; price = 1; free = 2; month = 30; values = 'share'; minimum = 3; mode = 'graduated'; aggregation = 'mean' }
            $large = [hashtable]::new(1000)
            foreach ($key in $members.Keys) { $large[$key] = $members[$key] }
            "$($large.Keys)" -ne "$($members.Keys)"
            foreach ($metric in $members, $large) {
                (Get-TigrisStatement acme 2026-10 -PriceBook @{ currency = 'USD'; versions = @(@{ validFrom = '2026-01'; metrics = @($metric) }) }).PriceBookSha256
            }
            """).ThrowIfFailed();

        Assert.Equal(true, outcome.Output[0].BaseObject);
        Assert.Equal(outcome.Output[1].BaseObject, outcome.Output[2].BaseObject);
    }

    [Fact]
    public void Usage_without_a_price_gives_one_warning_for_each_metric()
    {
        Create();

        var outcome = Run("'acme', 'globex' | Get-TigrisStatement -PriceBook ($book.Json -replace '.*Storage used - Standard\".*')").ThrowIfFailed();

        Assert.Single(outcome.Warnings, warning => warning.Contains("Storage used - Standard", StringComparison.Ordinal));
        Assert.All(outcome.Output, item => Assert.Single((string[])item.Properties["Notices"].Value));
    }

    private static DateTimeOffset Day(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private void Create()
    {
        Engine.Runspace.SessionStateProxy.Path.SetLocation(Folder);
        Run("'acme', 'globex' | ForEach-Object { New-TigrisOrganization $_ $_ }; $book = New-TigrisPriceBook prices.json").ThrowIfFailed();
    }
}
