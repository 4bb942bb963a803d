using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Converts invoices of the pipeline to FOCUS rows.</summary>
public sealed class FocusCommandTests : EmulatorTest
{
    [Fact]
    public void The_billed_costs_add_up_to_the_invoices()
    {
        Server.SeedOrganizations(5, number => ($"t{number}", $"Tenant {number}"));

        var invoices = Run("$invoices = Get-TigrisOrganization | Get-TigrisInvoice -Month 2026-03; $invoices").ThrowIfFailed();
        var rows = Run("$invoices | ConvertTo-TigrisFocus").ThrowIfFailed();

        Assert.Equal(invoices.Values("Total").Sum(total => (decimal)total!), rows.Values("BilledCost").Sum(cost => (decimal)((PSObject)cost!).BaseObject));
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"Tenant {number}"), rows.Texts("SubAccountName").Distinct());
        Assert.All(rows.Texts("InvoiceId"), id => Assert.EndsWith("/2026-03", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_those_of_the_parameters()
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));

        var rows = Run("Get-TigrisInvoice acme | ConvertTo-TigrisFocus -ProviderName P -PublisherName Q -InvoiceIssuerName P -BillingAccountId 7 -BillingAccountName N -BillingCurrency EUR");

        Assert.All(rows.ThrowIfFailed().Output, row => Assert.Equal(
            ("P", "Q", "P", "7", "N", "EUR"),
            (Text(row, "ProviderName"), Text(row, "PublisherName"), Text(row, "InvoiceIssuerName"), Text(row, "BillingAccountId"), Text(row, "BillingAccountName"), Text(row, "BillingCurrency"))));
    }

    [Fact]
    public void Another_issuer_is_one_warning()
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));

        var rows = Run("Get-TigrisInvoice * | ConvertTo-TigrisFocus -InvoiceIssuerName Marketplace").ThrowIfFailed();

        Assert.Contains("EffectiveCost", Assert.Single(rows.Warnings), StringComparison.Ordinal);
        Assert.All(rows.Values("BilledCost"), cost => Assert.Equal(0m, ((PSObject)cost!).BaseObject));
    }

    [Theory]
    [InlineData("Export-Clixml -Depth 5 invoice.xml -InputObject $invoice; Import-Clixml invoice.xml")]
    [InlineData("ConvertTo-Json $invoice -Depth 5 | ConvertFrom-Json")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($invoice, 5))")]
    public void A_saved_invoice_gives_the_same_rows(string copy)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));
        var folder = System.IO.Directory.CreateTempSubdirectory("tigris-focus-").FullName;
        try
        {
            Run($"Set-Location -LiteralPath '{folder}'; $invoice = Get-TigrisInvoice acme -Month 2026-03").ThrowIfFailed();

            var live = Run("$invoice | ConvertTo-TigrisFocus | ConvertTo-Csv").ThrowIfFailed();
            var saved = Run($"$copy = $({copy}); $copy | ConvertTo-TigrisFocus | ConvertTo-Csv").ThrowIfFailed();

            Assert.Equal(live.Output.Select(line => line.ToString()), saved.Output.Select(line => line.ToString()));
        }
        finally
        {
            Run("Set-Location /");
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Get-TigrisInvoice acme | ConvertTo-Json -Depth 1 | ConvertFrom-Json", "IncompleteInvoice")]
    [InlineData("Get-TigrisInvoice acme | ConvertTo-Json -Depth 2 | ConvertFrom-Json", "IncompleteInvoice")]
    [InlineData("Get-TigrisInvoice acme -Line | Select-Object -First 1", "NotBill")]
    [InlineData("Get-TigrisUsage acme | Select-Object -First 1", "NotBill")]
    [InlineData("'acme'", "NotBill")]
    [InlineData("42", "NotBill")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; Charges = @(); Month = '2026-13'; Total = 1 }", "InvalidMonth")]
    [InlineData("[pscustomobject]@{ OrganizationId = 'acme'; Charges = @(); Month = '2026-10' }", "IncompleteInvoice")]
    public void Another_object_is_the_error_of_its_record(string script, string errorId)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));

        var outcome = Run($"{script} | ConvertTo-TigrisFocus");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("Get-TigrisInvoice acme 2026-10 | ConvertTo-Json -Depth 2 | ConvertFrom-Json")]
    [InlineData("Get-TigrisInvoice acme 2026-10 | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("Get-TigrisStatement acme 2026-10 -PriceBook $fee | ConvertTo-Json -Depth 1 | ConvertFrom-Json")]
    [InlineData("Get-TigrisStatement acme 2026-10 -PriceBook $fee | ConvertTo-Csv | ConvertFrom-Csv")]
    public void A_bill_that_was_cut_off_is_named_by_organization_and_month(string script)
    {
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));

        var message = Run($$"""
            $plan = @{ name = 'p'; organizations = @('*'); baseFee = 1 }
            $fee = @{ currency = 'USD'; versions = @(@{ validFrom = '2026-01'; metrics = @(@{ name = '*'; price = 0 }); plans = @($plan) }) }
            {{script}} | ConvertTo-TigrisFocus -ProviderName Contoso
            """).Error.ToString();

        Assert.Contains("'acme 2026-10'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("@{", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_record_does_not_end_the_pipeline()
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));

        var outcome = Run("$invoices = Get-TigrisInvoice *; $invoices[0], $null, 'x', $invoices[1] | ConvertTo-TigrisFocus");

        Assert.Equal(2, outcome.Errors.Count);
        Assert.Equal(["t0", "t1"], outcome.Texts("SubAccountId").Distinct());
    }

    [Theory]
    [InlineData("usd")]
    [InlineData("EURO")]
    public void A_currency_is_a_code_of_three_letters(string currency) =>
        Assert.Contains("BillingCurrency", Run($"[Tigris.Invoice]@{{ OrganizationId = 'a'; Month = '2026-10' }} | ConvertTo-TigrisFocus -BillingCurrency {currency}").Error.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Rows_are_written_while_invoices_are_read()
    {
        Server.SeedOrganizations(40, number => ($"t{number:d2}", "x"));

        Assert.Equal("t00", Run("Get-TigrisOrganization | Get-TigrisInvoice -ThrottleLimit 1 | ConvertTo-TigrisFocus | Select-Object -First 1").ThrowIfFailed().Texts("SubAccountId").Single());

        Assert.InRange(Server.Requests.Count("GetInvoice"), 1, 12);
    }

    [Fact]
    public void A_CSV_has_a_decimal_point_in_each_culture()
    {
        const string Culture = "$culture = [cultureinfo]::InvariantCulture.Clone(); $culture.NumberFormat.NumberDecimalSeparator = ','; [Threading.Thread]::CurrentThread.CurrentCulture = $culture";
        Server.SeedOrganizations(1, _ => ("acme", "Acme"));

        var rows = Run($"{Culture}; 1.5.ToString(); Get-TigrisInvoice acme -Month 2026-03 | ConvertTo-TigrisFocus | ConvertTo-Csv").ThrowIfFailed().Output.Select(row => row.ToString()).ToArray();

        Assert.Equal("1,5", rows[0]);
        Assert.Contains(rows, row => row.Contains("\"0.02\"", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("\"0,02\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_statement_in_another_currency_is_refused()
    {
        var outcome = Run("[Tigris.Statement]@{ OrganizationId = 'a'; Month = '2026-10'; Currency = 'EUR'; Lines = @() } | ConvertTo-TigrisFocus -ProviderName P -BillingCurrency USD");

        Assert.Equal("BillingCurrencyMismatch", outcome.ErrorId);
    }

    [Fact]
    public void Statements_without_the_name_of_the_partner_are_one_warning()
    {
        var outcome = Run("1..2 | ForEach-Object { [Tigris.Statement]@{ OrganizationId = 'a'; Month = '2026-10'; Currency = 'EUR'; Lines = [Tigris.StatementLine[]]@([Tigris.StatementLine]@{ Description = 'x'; Amount = 1 }) } } | ConvertTo-TigrisFocus").ThrowIfFailed();

        Assert.Contains("-ProviderName", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, outcome.Output.Count);
    }

    private static string? Text(PSObject row, string name) => row.Properties[name].Value?.ToString();
}
