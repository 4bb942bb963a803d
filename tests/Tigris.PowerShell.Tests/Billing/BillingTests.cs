using System;
using System.Globalization;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Gets usage and invoices.</summary>
public sealed class BillingTests : EmulatorTest
{
    private static string LastMonth => DateTime.UtcNow.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    [Fact]
    public void Usage_is_one_summary_for_each_metric_of_the_current_month()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var usage = Run("'acme' | Get-TigrisUsage").ThrowIfFailed();

        Assert.NotEmpty(usage.Output);
        Assert.All(usage.Texts("OrganizationId"), id => Assert.Equal("acme", id));
        var first = DateTime.UtcNow.ToString("yyyy-MM-01T00:00:00Z", CultureInfo.InvariantCulture);
        Assert.Contains("starting_on=" + first, Uri.UnescapeDataString(Server.Requests.Entries[^1].RawTarget), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_adds_up_its_values()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        Server.SetUsage("acme", "Storage used - Standard", new DateOnly(2026, 10, 1), 1.5m);
        Server.SetUsage("acme", "Storage used - Standard", new DateOnly(2026, 10, 2), 4m);

        var usage = Run("Get-TigrisUsage acme -StartingOn 2026-10-01 -EndingBefore 2026-10-03 -Metric 'storage used - standard'").ThrowIfFailed().Output.Single();

        Assert.Equal(5.5m, usage.Properties["Total"].Value);
        Assert.Equal(4m, usage.Properties["Peak"].Value);
    }

    [Fact]
    public void Daily_returns_a_flat_record_for_each_day()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var records = Run("Get-TigrisUsage acme -Month 2026-10 -Metric 'Storage used - Standard' -Daily").ThrowIfFailed();

        Assert.Equal(31, records.Output.Count);
        Assert.Equal("Tigris.UsageRecord", records.Output[0].BaseObject.GetType().FullName);
        Assert.Equal(new DateTimeOffset(2026, 10, 31, 0, 0, 0, TimeSpan.Zero), records.Values("StartingOn")[^1]);
    }

    [Theory]
    [InlineData("Get-TigrisUsage acme -Month 2026-13", "InvalidMonth")]
    [InlineData("Get-TigrisUsage acme -Month October", "InvalidMonth")]
    [InlineData("Get-TigrisInvoice acme -Month 2026-1", "InvalidMonth")]
    [InlineData("Get-TigrisUsage acme -StartingOn 2026-10-01T01:00:00Z -EndingBefore 2026-10-03", "InvalidDate")]
    [InlineData("Get-TigrisUsage acme -StartingOn 2026-10-01T00:00:00+02:00 -EndingBefore 2026-10-03", "InvalidDate")]
    [InlineData("Get-TigrisUsage acme -StartingOn yesterday -EndingBefore 2026-10-03", "InvalidDate")]
    [InlineData("Get-TigrisUsage acme -StartingOn 2026-10-03 -EndingBefore 2026-10-03", "InvalidBounds")]
    public void An_invalid_month_or_date_shows_the_valid_form_and_sends_no_request(string command, string errorId)
    {
        var outcome = Run(command);

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Contains("20", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.NotNull(outcome.Error.TargetObject);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("'2026-10-01'")]
    [InlineData("([datetime]'2026-10-01')")]
    [InlineData("([datetimeoffset]::new(2026, 10, 1, 2, 0, 0, [timespan]::FromHours(2)))")]
    [InlineData("'2026-10-01T00:00:00Z'")]
    public void A_UTC_midnight_is_accepted_in_many_forms(string date)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        Run($"Get-TigrisUsage acme -StartingOn {date} -EndingBefore 2026-10-02").ThrowIfFailed();

        Assert.Contains("starting_on=2026-10-01T00:00:00Z", Uri.UnescapeDataString(Server.Requests.Entries[^1].RawTarget), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invoice_is_of_the_previous_month_by_default()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var invoice = Run("Get-TigrisOrganization | Get-TigrisInvoice").ThrowIfFailed().Output.Single();
        var draft = Run("Get-TigrisInvoice acme ([datetime]::UtcNow)").ThrowIfFailed().Output.Single();

        Assert.Equal(LastMonth, invoice.Properties["Month"].Value);
        Assert.Equal("FINALIZED", invoice.Properties["Status"].Value);
        Assert.Equal("DRAFT", draft.Properties["Status"].Value);
        Assert.IsType<decimal>(invoice.Properties["Total"].Value);
    }

    [Invariant("exact-response")]
    [Fact]
    public void The_lines_of_an_invoice_add_up_to_it()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var invoice = Run("Get-TigrisInvoice acme").ThrowIfFailed().Output.Single();
        var lines = Run("Get-TigrisInvoice acme -Line").ThrowIfFailed();

        Assert.Equal(Math.Round((decimal)invoice.Properties["Subtotal"].Value, 2), Math.Round(lines.Values("Subtotal").Sum(value => (decimal)value!), 2), 1);
        Assert.All(lines.Texts("OrganizationId"), id => Assert.Equal("acme", id));
        Assert.All(lines.Texts("Month"), month => Assert.Equal(LastMonth, month));
    }

    [Invariant("exact-response")]
    [Fact]
    public void A_charge_without_tiers_is_still_a_line()
    {
        const string Invoice = """
            {"data":{"org_id":"acme","plan_name":"p","charges":[{"id":"1","name":"Support","quantity":1,"unit":"month","total":12345678901234.56,"tiers":[],"charged_quantity":1}],
            "subtotal":12345678901234.56,"total":12345678901234.56,"created_at":"2026-11-01T00:00:00Z","last_modified":"2026-11-01T00:00:00Z",
            "starting_on":"2026-10-01T00:00:00Z","ending_before":"2026-11-01T00:00:00Z","status":"IN_REVIEW","surprise":{"x":[1]}}}
            """;
        Server.Faults.Next(FaultAction.Answer(200, body: Invoice));

        var line = Run("Get-TigrisInvoice acme -Line").ThrowIfFailed().Output.Single();

        Assert.Equal(12345678901234.56m, line.Properties["Subtotal"].Value);
        Assert.Equal("IN_REVIEW", line.Properties["Status"].Value);
    }

    [Fact]
    public void The_account_invoice_needs_no_organization()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var invoice = Run("Get-TigrisInvoice -Account -Month 2026-10").ThrowIfFailed().Output.Single();

        Assert.Equal("2026-10", invoice.Properties["Month"].Value);
        Assert.Equal(1, Server.Requests.Count("GetAccountInvoice"));
    }

    [Fact]
    public void Wildcards_match_deactivated_organizations_because_they_have_invoices()
    {
        Run("'a1','a2' | ForEach-Object { New-TigrisOrganization $_ $_ }; Disable-TigrisOrganization a2 -Confirm:$false").ThrowIfFailed();

        Assert.Equal(["a1", "a2"], Run("Get-TigrisInvoice a*").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["a1", "a2"], Run("Get-TigrisUsage a* -Metric 'Storage used - Standard'").ThrowIfFailed().Texts("OrganizationId"));
    }
}
