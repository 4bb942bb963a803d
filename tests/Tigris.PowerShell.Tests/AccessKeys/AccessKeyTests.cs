using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Creates, reads, changes, resets and removes access keys.</summary>
public sealed class AccessKeyTests : EmulatorTest
{
    private void CreateTenant() => Run("'uploads','assets' | New-TigrisBucket acme -OrganizationName A; Get-TigrisAccessKey acme | Remove-TigrisAccessKey -Confirm:$false; New-TigrisOrganization other B").ThrowIfFailed();

    [Fact]
    public void A_key_is_created_read_changed_and_removed()
    {
        CreateTenant();

        var key = Run("$key = 'acme' | New-TigrisAccessKey -KeyName ci -BucketRole @{ uploads = 'editor' }; $key").ThrowIfFailed().Output.Single();
        Assert.IsType<SecureString>(key.Properties["SecretAccessKey"].Value);
        Assert.StartsWith("tid_", (string)key.Properties["AccessKeyId"].Value, StringComparison.Ordinal);

        Assert.Equal("uploads=Editor", Roles("$key | Get-TigrisAccessKey"));
        Assert.Equal("assets=ReadOnly", Roles("$key | Set-TigrisAccessKey -BucketRole @{ assets = 'ReadOnly' } -PassThru"));
        Assert.Equal("", Roles("$key | Set-TigrisAccessKey -BucketRole @{} -PassThru"));
        Run("Get-TigrisAccessKey acme | Remove-TigrisAccessKey -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisAccessKey acme").ThrowIfFailed().Output);
    }

    [Fact]
    public void Reset_keeps_the_id_and_returns_a_new_secret()
    {
        CreateTenant();

        var outcome = Run("$old = New-TigrisAccessKey acme ci -AsPlainText; $new = $old | Reset-TigrisAccessKey -AsPlainText -Confirm:$false; $old; $new").ThrowIfFailed();

        Assert.Single(outcome.Texts("AccessKeyId").Distinct());
        Assert.Equal(2, outcome.Texts("SecretAccessKey").Distinct().Count());
        Assert.All(outcome.Texts("SecretAccessKey"), secret => Assert.StartsWith("tsec_", secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_lost_response_to_a_reset_reports_that_the_old_secret_may_be_revoked()
    {
        CreateTenant();
        Run("$key = New-TigrisAccessKey acme ci").ThrowIfFailed();
        Server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "RotateAccessKey");

        var outcome = Run("$key | Reset-TigrisAccessKey -Confirm:$false");

        Assert.Equal("OutcomeUnknown", outcome.ErrorId);
        Assert.Contains("Reset-TigrisAccessKey", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests.Count("RotateAccessKey"));
    }

    [Fact]
    public void A_list_that_is_limited_to_one_user_warns_once()
    {
        CreateTenant();
        Run("New-TigrisAccessKey acme mine -UserId me; New-TigrisAccessKey acme theirs -UserId them").ThrowIfFailed();

        var mine = Run("'acme','other' | Get-TigrisAccessKey -UserId me -UserRole Member");

        Assert.Equal(["mine"], mine.Texts("KeyName"));
        Assert.Contains("-UserRole Admin", Assert.Single(mine.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, Run("Get-TigrisAccessKey acme").ThrowIfFailed().Output.Count);
    }

    [Fact]
    public void Wildcards_limit_the_search_on_the_server_and_Detailed_reads_each_key()
    {
        CreateTenant();
        Run("1..3 | ForEach-Object { New-TigrisAccessKey acme \"k$_\" }; New-TigrisPolicy acme p @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*' } }").ThrowIfFailed();
        Run("Get-TigrisAccessKey acme | Set-TigrisAccessKey -AddPolicy p -Scope no_default_allow").ThrowIfFailed();
        var id = Run("Get-TigrisAccessKey acme").Texts("AccessKeyId")[0]!;

        Assert.Equal([id], Run($"Get-TigrisAccessKey acme {id[..20]}*").ThrowIfFailed().Texts("AccessKeyId"));
        Assert.All(Run("Get-TigrisAccessKey acme").Values("Policy"), Assert.Null);
        var detailed = Run("Get-TigrisAccessKey acme -Detailed").ThrowIfFailed();
        Assert.All(detailed.Values("Policy"), policies => Assert.Equal(["p"], (IEnumerable<string>)policies!));
        Assert.All(detailed.Texts("Scope"), scope => Assert.Equal("no_default_allow", scope));
        Assert.Equal("NotFound", Run("Get-TigrisAccessKey acme tid_nothing").ErrorId);
    }

    [Fact]
    public void A_new_key_can_have_new_policies()
    {
        CreateTenant();

        Run("New-TigrisAccessKey acme ci -NewPolicy @{ PolicyName = 'fresh'; Document = (New-TigrisPolicyStatement -Action s3:GetObject -Resource arn:aws:s3:::b/*) }").ThrowIfFailed();

        Assert.Equal(["fresh"], Run("Get-TigrisPolicy acme").Texts("PolicyName"));
        Assert.Equal("InvalidNewPolicy", Run("New-TigrisAccessKey acme ci -NewPolicy @{ Name = 'x' }").ErrorId);
    }

    [Theory]
    [InlineData("@{ '*' = 'Admin' } -Policy p", "bypasses")]
    [InlineData("@{ '*' = 'Editor' }", "all buckets")]
    [InlineData("@{ uploads = 'Owner' }", "Owner")]
    public void Unusual_roles_cause_a_warning(string roles, string words)
    {
        CreateTenant();
        Run("New-TigrisPolicy acme p @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*' } }").ThrowIfFailed();

        Assert.Contains(Run($"New-TigrisAccessKey acme ci -BucketRole {roles}").Warnings, warning => warning.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-AddPolicy p -PassThru", true)]
    [InlineData("-AddPolicy p -BucketRole @{ uploads = 'Editor' } -PassThru", false)]
    [InlineData("-RemovePolicy p -PassThru", false)]
    public void A_policy_for_the_key_of_an_admin_causes_a_warning(string change, bool isWarned)
    {
        CreateTenant();
        Run("New-TigrisPolicy acme p @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::b/*' } }").ThrowIfFailed();
        var key = Run("New-TigrisAccessKey acme all -BucketRole @{ '*' = 'Admin' }").ThrowIfFailed().Texts("AccessKeyId").Single()!;

        var outcome = Run($"Set-TigrisAccessKey acme {key} {change}").ThrowIfFailed();

        Assert.Equal(isWarned, outcome.Warnings.Any(warning => warning.Contains(key, StringComparison.Ordinal) && warning.Contains("bypasses", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("@{ b = 'Admin' }", "InvalidBucketRole")]
    [InlineData("([Tigris.BucketRole]@{ BucketName = 'b'; Role = 'admin' })", "InvalidBucketRole")]
    [InlineData("@{} -Scope everything", "InvalidScope")]
    [InlineData("'nonsense'", "ParameterArgumentTransformationError")]
    public void Invalid_roles_send_no_request(string roles, string errorId)
    {
        Assert.Equal(errorId, Run($"New-TigrisAccessKey acme ci -BucketRole {roles}").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void The_copy_of_a_restricted_key_is_restricted_too()
    {
        CreateTenant();

        Run("New-TigrisAccessKey acme ci -Scope no_default_allow -BucketRole @{ uploads = 'Editor' } | Get-TigrisAccessKey | New-TigrisAccessKey").ThrowIfFailed();

        var keys = Run("Get-TigrisAccessKey acme -Detailed").ThrowIfFailed();
        Assert.Equal(["no_default_allow", "no_default_allow"], keys.Texts("Scope"));
    }

    [Fact]
    public void No_stream_shows_a_new_secret()
    {
        CreateTenant();

        var outcome = Run("$VerbosePreference = $DebugPreference = 'Continue'; $key = New-TigrisAccessKey acme ci; $key | Out-Default; \"$key\"; $key = $key | Reset-TigrisAccessKey -Confirm:$false; $key | Out-Default");

        var said = string.Join('\n', outcome.Output.Select(item => item.ToString()).Concat(outcome.Verbose).Concat(outcome.Debug).Append(Engine.Screen.TakeText()));
        Assert.Contains("tid_", said, StringComparison.Ordinal);
        Assert.Contains("new_secret", said, StringComparison.Ordinal);
        Assert.DoesNotContain("tsec_", said, StringComparison.Ordinal);
    }

    private string Roles(string command) => Run($"({command}).BucketRole -join ','").ThrowIfFailed().Output.Single().ToString();
}
