using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Input;

/// <summary>Checks that the failure of a record is one error that names it, for any exception type.</summary>
public sealed class RecordFailureTests : EmulatorTest
{
    [Invariant("record-messages")]
    [Theory]
    [InlineData("Get-TigrisInvoice -Month 2026-10")]
    [InlineData("Get-TigrisOrganization")]
    [InlineData("Measure-TigrisOrganization")]
    [InlineData("Get-TigrisUsage")]
    [InlineData("Get-TigrisAccessKey")]
    public void An_invalid_wildcard_is_one_error_and_the_other_records_continue(string command)
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();
        var one = Run($"'acme' | {command}").ThrowIfFailed().Output.Count;

        var outcome = Run($"'acme', 'x[y', 'acme' | {command}");

        Assert.Null(outcome.Thrown);
        Assert.Equal("InvalidWildcard", outcome.ErrorId);
        Assert.Contains("Row 2", command.StartsWith("Get-TigrisOrganization", StringComparison.Ordinal) ? "Row 2" : outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("'x[y'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2 * one, outcome.Output.Count);
    }

    [Theory]
    [InlineData("Get-TigrisUsage -Metric 'a['", "a b c")]
    [InlineData("Get-TigrisBucket -BucketName 'b[a'", "b[a b[a b[a")]
    [InlineData("Get-TigrisPolicy -PolicyName 'p[*'", "p[* p[* p[*")]
    [InlineData("Get-TigrisUsage -Month 9999-12", "a b c")]
    public void A_parameter_that_fails_each_record_is_one_error_for_each_record(string command, string names)
    {
        Run("'a', 'b', 'c' | ForEach-Object { New-TigrisOrganization $_ $_ }").ThrowIfFailed();

        var outcome = Run($"'a', 'b', 'c' | {command}");

        Assert.Null(outcome.Thrown);
        Assert.Equal(
            names.Split(' ').Select((name, index) => $"Row {index + 1}, '{name}':"),
            outcome.Errors.Select(error => error.ToString()[..(error.ToString().IndexOf(": ", StringComparison.Ordinal) + 1)]));
        Assert.DoesNotContain(outcome.Errors, error => error.FullyQualifiedErrorId.StartsWith("UnexpectedFailure", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-TigrisBucket acme acme-data -OrganizationName Acme -LifecycleRule @($null)")]
    [InlineData("Set-TigrisBucketLifecycle acme acme-data @($null) -Confirm:$false")]
    [InlineData("New-TigrisTenant acme acme-data -OrganizationName Acme -LifecycleRule @($null)")]
    public void A_list_of_rules_with_null_is_an_error(string command)
    {
        Assert.Single(Run(command).Errors);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_property_that_throws_is_the_error_of_its_record()
    {
        var outcome = Run("""
            $bad = [pscustomobject]@{ Statement = 1 }
            $bad.PSObject.Properties.Add([psscriptproperty]::new('Version', { throw 'unreadable' }))
            '{ "Statement": [] }', $bad, '{ "Statement": [] }' | Test-TigrisPolicy
            """);

        Assert.Null(outcome.Thrown);
        Assert.Contains("unreadable", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, outcome.Output.Count);
    }

    [Invariant("record-messages")]
    [Theory]
    [InlineData("New-TigrisLifecycleRule tidy -ExpireAfterDays 1")]
    [InlineData("New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::b/*")]
    [InlineData("Test-TigrisPolicy '{ \"Statement\": [] }'")]
    [InlineData("Get-TigrisConnection")]
    [InlineData("Get-TigrisOrganization")]
    public void A_failure_downstream_ends_the_pipeline_and_is_not_reported_as_a_record(string command)
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var outcome = Run($"{command} | ForEach-Object {{ throw 'enough' }}");

        Assert.Equal("enough", outcome.Thrown!.Message);
        Assert.Empty(outcome.Errors);
        Assert.Empty(Run($"foreach ($i in 1, 2) {{ {command} | ForEach-Object {{ break }} }}").ThrowIfFailed().Output);
    }

    [Invariant("record-messages")]
    [Fact]
    public void An_error_names_its_record_also_if_the_message_contains_the_id()
    {
        Run("New-TigrisOrganization one One").ThrowIfFailed();

        Assert.StartsWith("'one': ", Run("New-TigrisOrganization one One").Error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("'e': ", Run("Get-TigrisOrganization e").Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exact_name_that_is_a_wildcard_is_explained()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName Acme").ThrowIfFailed();

        var error = Run("Remove-TigrisBucketDomain acme 'acme-*' -Confirm:$false").Error;

        Assert.Contains("wildcards", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("spelling", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
