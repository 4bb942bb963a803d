using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Billing;

/// <summary>Compares the account invoice with the invoices of all organizations.</summary>
public sealed class CompareInvoiceTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Inactive_organizations_are_compared_too_and_free_allowances_are_explained()
    {
        Server.SeedOrganizations(12, number => ($"t{number:d2}", "x"));
        Run("Disable-TigrisOrganization t03 -Confirm:$false").ThrowIfFailed();

        var differences = Run("Compare-TigrisInvoice -Month 2026-03 -IncludeEqual").ThrowIfFailed();

        Assert.Equal(12, Server.Requests.Count("GetInvoice"));
        Assert.Equal(1, Server.Requests.Count("GetAccountInvoice"));
        Assert.All(differences.Values("QuantityDifference"), quantity => Assert.Equal(0m, quantity));
        Assert.All(differences.Texts("Reason"), reason => Assert.Contains(reason, new[] { "Equal", "FreeAllowance", "Rounding" }));
        Assert.Equal(3, differences.Texts("Reason").Count(reason => reason == "FreeAllowance"));
        Assert.All(differences.Values("IsComplete"), isComplete => Assert.Equal(true, isComplete));
    }

    [Fact]
    public void Without_a_switch_only_differences_are_returned_and_the_month_is_the_previous_one()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", "x"));

        var differences = Run("Compare-TigrisInvoice").ThrowIfFailed();

        Assert.DoesNotContain("Equal", differences.Texts("Reason"));
        var month = DateTime.UtcNow.AddMonths(-1).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        Assert.All(differences.Texts("Month"), text => Assert.Equal(month, text));
    }

    [Fact]
    public void The_failure_of_one_organization_is_an_error_and_nothing_is_equal()
    {
        Server.SeedOrganizations(5, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Answer(403), "GetInvoice", targetContains: "/t2/");

        var outcome = Run("Compare-TigrisInvoice -Month 2026-03");

        Assert.Equal("Forbidden", outcome.ErrorId);
        Assert.Equal("t2", outcome.Error.TargetObject);
        Assert.NotEmpty(outcome.Output);
        Assert.All(outcome.Texts("Reason"), reason => Assert.Equal("Incomplete", reason));
        Assert.All(outcome.Values("IsComplete"), isComplete => Assert.Equal(false, isComplete));
    }

    [Fact]
    public void An_organization_without_an_invoice_is_a_warning()
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Answer(404), "GetInvoice", targetContains: "/t1/");

        var outcome = Run("Compare-TigrisInvoice -Month 2026-03").ThrowIfFailed();

        Assert.Contains(outcome.Warnings, warning => warning.Contains("'t1' has no invoice of 2026-03", StringComparison.Ordinal));
        Assert.Contains("MissingOrganization", outcome.Texts("Reason"));
    }

    [Fact]
    public void A_past_due_account_invoice_is_a_warning()
    {
        Server.Faults.Next(FaultAction.Answer(200, body: """
            {"data":{"org_id":"local","plan_name":"p","charges":[],"subtotal":0,"total":0,"created_at":"2026-11-01T00:00:00Z","last_modified":"2026-11-01T00:00:00Z",
            "starting_on":"2026-10-01T00:00:00Z","ending_before":"2026-11-01T00:00:00Z","status":"PAST_DUE"}}
            """), "GetAccountInvoice");

        Assert.Contains("PAST_DUE", Assert.Single(Run("Compare-TigrisInvoice -Month 2026-10").ThrowIfFailed().Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GetAccountInvoice")]
    [InlineData("ListOrganizations")]
    public void Without_the_account_invoice_or_the_list_nothing_is_compared(string operation)
    {
        Server.SeedOrganizations(3, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Answer(403), operation, count: 10);

        var outcome = Run("Compare-TigrisInvoice -Month 2026-03 -IncludeEqual");

        Assert.Equal("Forbidden", outcome.ErrorId);
        Assert.Empty(outcome.Output);
        Assert.Equal(0, Server.Requests.Count("GetInvoice"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    public void Any_throttle_limit_gives_the_same_result(int limit)
    {
        Server.SeedOrganizations(40, number => ($"t{number}", "x"));

        var differences = Run($"Compare-TigrisInvoice -Month 2026-03 -IncludeEqual -ThrottleLimit {limit}").ThrowIfFailed();

        Assert.Equal(40, Server.Requests.Count("GetInvoice"));
        Assert.All(differences.Values("QuantityDifference"), quantity => Assert.Equal(0m, quantity));
    }

    [Theory]
    [InlineData("Compare-TigrisInvoice -Month 2026-13", "InvalidMonth")]
    [InlineData("Compare-TigrisInvoice -Month $null", "EmptyArgument")]
    public void An_invalid_month_is_refused_before_the_first_request(string command, string errorId)
    {
        Assert.Equal(errorId, Run(command).ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Piped_organizations_are_refused()
    {
        Server.SeedOrganizations(1, number => ($"t{number}", "x"));

        Assert.NotEmpty(Run("Get-TigrisOrganization | Compare-TigrisInvoice -Month 2026-03").Errors);
        Assert.Equal(0, Server.Requests.Count("GetAccountInvoice"));
    }

    [Invariant("stop")]
    [Fact]
    public async Task Stop_ends_the_comparison()
    {
        Server.SeedOrganizations(40, number => ($"t{number}", "x"));
        Server.Faults.Next(FaultAction.Hang(), "GetInvoice", count: 100);
        using var shell = Engine.NewShell("Compare-TigrisInvoice -Month 2026-03");
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => Server.Requests.InFlight == 8, Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    [Fact]
    public void A_table_of_80_columns_has_a_charge_in_one_line()
    {
        var table = Run($"[Tigris.InvoiceDifference]@{{ Month = '2026-03'; Charge = '{UsageMetricNames.ClassARequests}'; Reason = 'MissingOrganization'; AccountTotal = 1234567.89; Difference = -234567.89 }} | Out-String -Width 80")
            .ThrowIfFailed().Output.Single().ToString();

        Assert.Contains(UsageMetricNames.ClassARequests, table, StringComparison.Ordinal);
        Assert.Contains("MissingOrganization", table, StringComparison.Ordinal);
    }

    [Fact]
    public void One_difference_can_be_selected()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", "x"));

        Assert.Single(Run("Compare-TigrisInvoice -Month 2026-03 | Select-Object -First 1").ThrowIfFailed().Output);
    }
}
