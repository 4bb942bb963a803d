using System;
using System.Threading.Tasks;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Reads months and dates by their kind or offset, in each time zone and culture.</summary>
public sealed class MonthTests : EmulatorTest
{
    [Invariant("exact-input")]
    [Theory]
    [InlineData("'2026-06'", "2026-06")]
    [InlineData("([datetime]'2026-06-01')", "2026-06")]
    [InlineData("([datetime]::SpecifyKind('2026-06-01', 'Utc'))", "2026-06")]
    [InlineData("([datetimeoffset]'2026-06-01T00:00:00Z')", "2026-06")]
    [InlineData("([datetimeoffset]'2026-05-31T20:00:00-04:00')", "2026-06")]
    [InlineData("([datetimeoffset]'2026-06-01T03:00:00+07:00')", "2026-05")]
    [InlineData("([datetimeoffset]'2026-06-30T20:00:00-04:00')", "2026-07")]
    public void A_month_is_the_month_of_the_time_in_UTC(string month, string expected)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();
        Server.Requests.Clear();

        Run($"Get-TigrisInvoice acme {month}").ToString();

        Assert.Contains($"{expected}", Assert.Single(Server.Requests.Entries).RawTarget, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'2026-10-15'")]
    [InlineData("'2026-13'")]
    [InlineData("'2026-1'")]
    [InlineData("'26-10'")]
    [InlineData("'10/2026'")]
    [InlineData("'2026.10'")]
    [InlineData("2026.10")]
    [InlineData("202610")]
    [InlineData("'October'")]
    [InlineData("'2569-10-'")]
    [InlineData("$true")]
    [InlineData("\"2026-$([char]0x661)$([char]0x660)\"")]
    [InlineData("'9999-12'")]
    public void An_invalid_month_is_refused_with_the_valid_forms(string month)
    {
        foreach (var command in new[] { $"Get-TigrisInvoice acme -Month {month}", $"Get-TigrisUsage acme -Month {month}", $"Remove-TigrisTenant acme -Confirm:$false -Month {month}" })
        {
            var outcome = Run(command);

            Assert.Equal("InvalidMonth", outcome.ErrorId);
            Assert.Contains("yyyy-MM", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Contains("[datetime]", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("Compare-TigrisInvoice 2999-01")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false -Month 2999-01")]
    [InlineData("Remove-TigrisTenant acme -WhatIf -Month ([datetime]'2999-01-31')")]
    public void A_month_in_the_future_is_refused_before_the_first_request(string command)
    {
        var outcome = Run(command);

        Assert.Equal("MonthInFuture", outcome.ErrorId);
        Assert.StartsWith("The month 2999-01 ", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("exact-input")]
    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Auckland")]
    [InlineData("UTC")]
    public async Task A_local_time_is_converted_in_each_time_zone(string zone)
    {
        const string Script = """
            function Month($value) { $error.Clear(); try { Get-TigrisInvoice acme -Month $value -Connection $c -ErrorAction Stop } catch { } }
            $june = [datetime]::SpecifyKind('2026-06-01', 'Utc').ToLocalTime()
            $key = [securestring]::new(); 'key'.ToCharArray() | ForEach-Object { $key.AppendChar($_) }
            $c = Connect-Tigris p $key -Endpoint http://127.0.0.1:9 -SkipTest -PassThru -MaximumRetryCount 0
            try { Get-TigrisInvoice acme -Month $june -Verbose -ErrorAction SilentlyContinue 4>&1 | ForEach-Object { "$_" } } catch { }
            (New-TigrisLifecycleRule tidy -ExpireOn ([datetime]::SpecifyKind('2036-06-01', 'Utc').ToLocalTime())).ExpireOn.ToString('o')
            """;

        // The time zone belongs to the process.
        var session = new SessionProcess(Script) { Variables = { ["TZ"] = zone, ["LANG"] = "" } };
        var output = (await session.RunAsync()).Output;

        Assert.Contains("/invoice", output, StringComparison.Ordinal);
        Assert.Contains("2026-06", output, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-05", output, StringComparison.Ordinal);
        Assert.Contains("2036-06-01T00:00:00.0000000+00:00", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20261101")]
    [InlineData("2026.11")]
    [InlineData("$true")]
    [InlineData("'01.11.2026'")]
    [InlineData("'11/01/2026'")]
    [InlineData("'2569-11-01T00:00'")]
    [InlineData("([datetimeoffset]'2026-11-01T00:00:00+02:00')")]
    [InlineData("'2026-11-01T00:00:00+02:00'")]
    [InlineData("'2026-11-01T12:00:00Z'")]
    [InlineData("([timespan]1)")]
    public void A_time_that_is_not_midnight_UTC_is_refused(string date)
    {
        Assert.Equal("InvalidDate", Run($"Get-TigrisUsage acme -StartingOn {date} -EndingBefore 2026-12-01").ErrorId);
        Assert.Equal("InvalidDate", Run($"New-TigrisLifecycleRule tidy -ExpireOn {date}").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }
}
