using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Checks policy documents in requests and responses.</summary>
public sealed class PolicyWireTests : PolicyTest
{
    // The document in the response, not parsed by the module.
    private const string Wire = "(Invoke-TigrisRequest GET /orgs/acme/policies/p).document";

    [Fact]
    public void Single_values_are_sent_as_lists()
    {
        Organization();
        Run("New-TigrisPolicy acme p @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme/*' } }").ThrowIfFailed();

        Assert.Equal("True True True", Run($"$d = {Wire}; \"$($d.Statement -is [array]) $($d.Statement[0].Action -is [array]) $($d.Statement[0].Resource -is [array])\"").Output.Single().ToString());
    }

    [Fact]
    public void Members_without_a_value_are_not_sent()
    {
        Organization();
        Run("New-TigrisPolicy acme p @{ Id = $null; Statement = @{ Sid = $null; Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme/*' } }").ThrowIfFailed();

        Assert.Equal(["Version", "Statement"], Names(Wire));
        Assert.Equal(["Effect", "Action", "Resource"], Names($"{Wire}.Statement[0]"));
    }

    [Invariant("round-trip")]
    [Fact]
    public void Get_change_and_set_keeps_all_members()
    {
        Organization();
        Engine.Set("json", Rich);
        Run("New-TigrisPolicy acme p $json -WarningAction SilentlyContinue").ThrowIfFailed();

        Run("""
            $p = Get-TigrisPolicy acme p
            $p.Document.Statement[0].Action += 's3:PutObject'
            Set-TigrisPolicy acme p -Document $p.Document -WarningAction SilentlyContinue
            """).ThrowIfFailed();

        Assert.Equal(["Id", "Note", "Statement", "Version"], Names(Wire).Order());
        Assert.Equal(["Action", "Condition", "Effect", "Principal", "Resource", "Sid"], Names($"{Wire}.Statement[0]").Order());
        Assert.Equal(
            "s3:GetObject s3:PutObject|S|*|203.0.113.7 203.0.113.0/24|P|1 2.5  |True",
            Run($"$d = {Wire}; $s = $d.Statement[0]; \"$($s.Action)|$($s.Sid)|$($s.Principal)|$($s.Condition.IpAddress.'aws:SourceIp')|$($d.Id)|$($d.Note.deep[0..2]) |$($d.Note.deep[3].er)\"").Output.Single().ToString());
    }

    [Fact]
    public void A_policy_that_is_read_is_a_copy_for_another_organization()
    {
        Organization();
        Run($"New-TigrisOrganization globex Globex; New-TigrisPolicy acme p {Read} -Description D").ThrowIfFailed();

        var copy = Run("Get-TigrisPolicy acme p | New-TigrisPolicy -OrganizationId globex").ThrowIfFailed().Output.Single();

        Assert.Equal(("globex", "p", "D"), (copy.Properties["OrganizationId"].Value, copy.Properties["PolicyName"].Value, copy.Properties["Description"].Value));
    }

    [Fact]
    public void A_listed_policy_has_no_document_and_the_error_reports_it()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();

        var outcome = Run("Get-TigrisPolicy acme | New-TigrisPolicy -OrganizationId acme");

        Assert.Equal("InvalidDocument", outcome.ErrorId);
        Assert.Contains("Policy 'p' was listed but not read", Run("Get-TigrisPolicy acme | Test-TigrisPolicy").Error.Exception.Message, StringComparison.Ordinal);
    }

    private string[] Names(string expression) => [.. Run($"({expression}).psobject.Properties | ForEach-Object Name").ThrowIfFailed().Output.Select(name => name.ToString())];
}
