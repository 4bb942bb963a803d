using System;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Checks that usage and invoices have the name of their organization, also if many records are read ahead.</summary>
public sealed class BillNameTests : EmulatorTest
{
    private static string ThisMonth => DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    [Invariant("output-order")]
    [Theory]
    [InlineData("Get-TigrisInvoice")]
    [InlineData("Get-TigrisInvoice -Line")]
    [InlineData("Get-TigrisUsage")]
    [InlineData("Get-TigrisUsage -Daily -Metric 'Storage used - Standard'")]
    public void Each_bill_of_many_has_the_name_of_its_input_object(string command)
    {
        Create(30);

        var bills = Run($"Get-TigrisOrganization | {command} -ThrottleLimit 16").ThrowIfFailed();

        Assert.Equal(30, bills.Texts("OrganizationId").Distinct().Count());
        Assert.All(bills.Output, bill => Assert.Equal("Name of " + bill.Properties["OrganizationId"].Value, bill.Properties["OrganizationName"].Value));
    }

    [Fact]
    public void Daily_values_within_a_summary_have_the_name_too()
    {
        Create(1);

        Assert.Equal("Name of t00", Run("(Get-TigrisOrganization | Get-TigrisUsage)[0].Values[0].OrganizationName").ThrowIfFailed().Output.Single().ToString());
    }

    [Fact]
    public void A_wildcard_uses_the_names_of_the_listing()
    {
        Create(3);

        Assert.Equal(["Name of t00", "Name of t01", "Name of t02"], Run("Get-TigrisInvoice t*").ThrowIfFailed().Texts("OrganizationName"));
    }

    [Fact]
    public void An_id_without_a_name_does_not_get_the_name_of_the_previous_record()
    {
        Create(2);

        var bills = Run("[pscustomobject]@{ org_id = 't00'; org_name = 'First' }, [pscustomobject]@{ OrganizationId = 't01' }, 't00' | Get-TigrisInvoice").ThrowIfFailed();

        Assert.Equal(["First", null, null], bills.Values("OrganizationName").Select(name => name?.ToString()));
    }

    [Fact]
    public void Several_months_are_read_in_order_and_each_once()
    {
        Create(2);

        var invoices = Run($"'t00', 't01' | Get-TigrisInvoice -Month 2026-02, ([datetime]'2026-01-15'), 2026-02, {ThisMonth}").ThrowIfFailed();
        var usage = Run("Get-TigrisUsage t00 -Month 2026-02, 2026-01 -Metric 'Storage used - Standard'").ThrowIfFailed();

        string[] months = ["2026-02", "2026-01", ThisMonth];
        Assert.Equal([.. months, .. months], invoices.Texts("Month"));
        Assert.Equal([2, 1], usage.Values("StartingOn").Select(start => ((DateTimeOffset)start!).Month));
    }

    [Theory]
    [InlineData("Get-TigrisInvoice t00 -Month 2026-01, 2026-13", "InvalidMonth")]
    [InlineData("Get-TigrisUsage t00 -Month 2026-01, $null", "EmptyArgument")]
    [InlineData("Get-TigrisUsage t00 -Month @()", "EmptyArgument")]
    public void An_invalid_month_is_refused_before_the_first_request(string command, string errorId)
    {
        Assert.Equal(errorId, Run(command).ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_start_without_an_end_means_until_the_end_of_today()
    {
        Create(1);

        Run("Get-TigrisUsage t00 -StartingOn 2026-01-01").ThrowIfFailed();

        var end = DateTime.UtcNow.Date.AddDays(1).ToString("yyyy-MM-ddT00:00:00Z", CultureInfo.InvariantCulture);
        Assert.Contains("ending_before=" + end, Uri.UnescapeDataString(Server.Requests.Entries[^1].RawTarget), StringComparison.Ordinal);
        Assert.Equal("InvalidBounds", Run("Get-TigrisUsage t00 -StartingOn ([datetime]::UtcNow.Date.AddDays(2))").ErrorId);
    }

    [Invariant("exact-response")]
    [Fact]
    public void Usage_keeps_each_digit_of_the_response_and_adds_up_exactly()
    {
        const string Answer = """
            {"data":[{"id":"m","name":"Storage","unit":"GiB","values":[
            {"starting_on":"2026-10-01T00:00:00Z","ending_before":"2026-10-02T00:00:00Z","value":0.1},
            {"starting_on":"2026-10-02T00:00:00Z","ending_before":"2026-10-03T00:00:00Z","value":0.2},
            {"starting_on":"2026-10-03T00:00:00Z","ending_before":"2026-10-04T00:00:00Z","value":123456789012345.6789},
            {"starting_on":"2026-10-04T00:00:00Z","ending_before":"2026-10-05T00:00:00Z","value":5e-7}]}]}
            """;
        Server.Faults.Next(Tigris.Emulator.FaultAction.Answer(200, body: Answer));

        var usage = Run("Get-TigrisUsage t00 -Month 2026-10").ThrowIfFailed().Output.Single();

        Assert.Equal(123456789012345.9789005m, usage.Properties["Total"].Value);
        Assert.Equal(123456789012345.6789m, usage.Properties["Peak"].Value);
    }

    private void Create(int count) =>
        Run($"0..{count - 1} | ForEach-Object {{ $id = 't{{0:d2}}' -f $_; New-TigrisOrganization $id \"Name of $id\" }} | Out-Null").ThrowIfFailed();
}
