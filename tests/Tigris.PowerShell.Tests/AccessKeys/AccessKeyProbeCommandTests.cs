using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.AccessKeys;

/// <summary>Runs Test-TigrisAccessKey against the emulator's S3 endpoint. The results match those of a tenant's client.</summary>
public sealed class AccessKeyProbeCommandTests : AccessKeyProbeTest
{
    [Invariant("key-probe")]
    [Fact]
    public void A_new_key_works_in_its_own_bucket_and_in_no_other()
    {
        var own = Run("$acme | Test-TigrisAccessKey").ThrowIfFailed();
        Assert.Equal(("True", "True", "True", "acme", "acme-data"), (One(own, "Works"), One(own, "Authenticated"), One(own, "CanList"), One(own, "OrganizationId"), One(own, "BucketName")));
        Assert.Equal((true, null), (own.Values("Reachable")[0], own.Values("Code")[0]));
        Assert.Equal(TimeSpan.Zero, own.Values("ClockSkew")[0]);
        Assert.NotNull(own.Values("Latency")[0]);

        var other = Run("$acme | Test-TigrisAccessKey -BucketName globex-data").ThrowIfFailed();
        Assert.Equal(("False", "True", "False", "AccessDenied"), (One(other, "Works"), One(other, "Authenticated"), One(other, "CanList"), One(other, "Code")));
        Assert.Equal(["acme-data"], (string[])other.Values("VisibleBucket")[0]!);
    }

    [Invariant("key-probe")]
    [Theory]
    [InlineData("@{ 'acme-data' = 'ReadOnly' }", true, null)]
    [InlineData("@{ 'acme-data' = 'Editor' }", true, null)]
    [InlineData("@{ '*' = 'Admin' }", true, null)]
    [InlineData("@{ 'acme-other' = 'Editor' }", false, "AccessDenied")]
    public void A_key_with_any_role_can_list_and_a_key_without_a_role_cannot(string roles, bool works, string? code)
    {
        var test = Run($"New-TigrisBucket acme acme-other | Out-Null; New-TigrisAccessKey acme ci -BucketRole {roles} | Test-TigrisAccessKey acme-data").ThrowIfFailed();

        Assert.Equal((works, true, works, code), (test.Values("Works")[0], test.Values("Authenticated")[0], test.Values("CanList")[0], test.Values("Code")[0]));
    }

    [Invariant("key-probe")]
    [Fact]
    public void After_a_rotation_the_old_secret_is_revoked_and_the_new_one_works()
    {
        var tests = Run("""
            $new = $acme | Reset-TigrisAccessKey -Confirm:$false
            $acme | Test-TigrisAccessKey
            $new | Test-TigrisAccessKey -BucketName acme-data
            """).ThrowIfFailed();

        Assert.Equal([false, true], tests.Values("Authenticated"));
        Assert.Equal(["SignatureDoesNotMatch", null], tests.Values("Code"));
        Assert.Contains("Reset-TigrisAccessKey", tests.Texts("Message")[0], StringComparison.Ordinal);
    }

    [Invariant("key-probe")]
    [Theory]
    [InlineData("Disable-TigrisOrganization acme -Confirm:$false")]
    [InlineData("Remove-TigrisTenant acme -Confirm:$false | Out-Null")]
    [InlineData("$acme | Remove-TigrisAccessKey -Confirm:$false")]
    public void A_removed_key_is_revoked_and_the_key_of_another_tenant_is_not(string deed)
    {
        var tests = Run($"{deed}; $acme, $globex | Test-TigrisAccessKey").ThrowIfFailed();

        Assert.Equal([false, true], tests.Values("Authenticated"));
        Assert.Equal([false, true], tests.Values("Works"));
        Assert.Equal(["InvalidAccessKeyId", null], tests.Values("Code"));
    }

    [Invariant("key-probe")]
    [Fact]
    public void For_a_missing_bucket_ListBuckets_decides()
    {
        var tests = Run("""
            $acme | Test-TigrisAccessKey -BucketName nowhere
            Test-TigrisAccessKey nowhere -AccessKeyId tid_missing -SecretAccessKey $acme.SecretAccessKey
            """).ThrowIfFailed();

        Assert.Equal([true, false], tests.Values("Authenticated"));
        Assert.Equal([null, null], tests.Values("CanList"));
        Assert.Equal(["NoSuchBucket", "InvalidAccessKeyId"], tests.Texts("Code"));
        Assert.Equal([false, false], tests.Values("Works"));
    }

    [Fact]
    public void A_key_without_a_bucket_is_tested_with_ListBuckets()
    {
        var tests = Run("""
            $acme.Credential | Test-TigrisAccessKey
            New-TigrisAccessKey acme bare -Scope no_default_allow | Test-TigrisAccessKey
            """).ThrowIfFailed();

        Assert.Equal(["acme-data"], (string[])tests.Values("VisibleBucket")[0]!);
        Assert.Equal([true, true], tests.Values("Works"));
        Assert.Equal([null, "AccessDenied"], tests.Values("Code"));
    }

    [Fact]
    public void The_Credential_parameter_overrides_piped_input()
    {
        var tests = Run("'acme', 'globex' | Get-TigrisBucket | Test-TigrisAccessKey -Credential $acme.Credential").ThrowIfFailed();

        Assert.Equal(["acme-data", "globex-data"], tests.Texts("BucketName"));
        Assert.Equal([true, false], tests.Values("Works"));
        Assert.Single(tests.Texts("AccessKeyId").Distinct());
    }

    [Fact]
    public void Many_keys_are_tested_at_once_and_output_in_input_order()
    {
        var tests = Run("(1..20 | ForEach-Object { $acme; $globex } | Test-TigrisAccessKey -BucketName acme-data, globex-data -ThrottleLimit 16 -Quiet) -join ' '").ThrowIfFailed();

        Assert.Equal(string.Join(' ', Enumerable.Repeat("True False False True", 20)), tests.Output[0].ToString());
    }

    [Invariant("key-probe")]
    [Fact]
    public void A_test_sends_list_requests_only()
    {
        Run("$acme, $globex | Test-TigrisAccessKey -BucketName acme-data, nowhere | Out-Null; $acme.Credential | Test-TigrisAccessKey | Out-Null").ThrowIfFailed();

        Assert.NotEmpty(Server.Requests.Entries);
        Assert.All(Server.Requests.Entries, entry => Assert.Equal("GET", entry.Method));
        Assert.Equal(Server.Requests.Total, Server.Requests.Count("S3_ListObjectsV2") + Server.Requests.Count("S3_ListBuckets"));
    }

    [Theory]
    [InlineData("$acme | Test-TigrisAccessKey -BucketName 'a/b'", "InvalidIdentifier")]
    [InlineData("$acme | Test-TigrisAccessKey -BucketName ..", "InvalidIdentifier")]
    [InlineData("$acme | Test-TigrisAccessKey -S3Endpoint http://t3.storage.dev", "InvalidEndpoint")]
    [InlineData("$acme | Test-TigrisAccessKey -S3Endpoint t3.storage.dev", "InvalidEndpoint")]
    [InlineData("Test-TigrisAccessKey acme-data", "InvalidIdentifier")]
    [InlineData("'tid_x' | Test-TigrisAccessKey", "NoSecret")]
    public void A_key_that_cannot_be_tested_is_an_error_and_the_next_key_is_tested(string script, string errorId)
    {
        var outcome = Run($"{script}; $globex | Test-TigrisAccessKey -Quiet");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Equal("True", Assert.Single(outcome.Output).ToString());
    }

    [Fact]
    public void A_tenant_without_a_key_is_skipped_with_a_warning()
    {
        var outcome = Run("""
            $again = [pscustomobject]@{ org_id = 'acme'; bucket_name = 'acme-data' } | New-TigrisTenant -OrganizationName Acme -SkipExisting
            $again, $globex | Test-TigrisAccessKey
            """).ThrowIfFailed();

        Assert.Equal(["globex"], outcome.Texts("OrganizationId"));
        Assert.Contains("'acme'", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_credential_file_is_accepted()
    {
        var test = Run("""
            $line = [pscustomobject]@{ OrganizationId = 'acme'; BucketName = 'acme-data'; AccessKeyId = $acme.AccessKeyId; S3Endpoint = "$($acme.S3Endpoint)"
                SecretAccessKey = $acme.Credential.GetNetworkCredential().Password }
            Disconnect-Tigris
            Connect-Tigris other $key -SkipTest
            $line | Test-TigrisAccessKey
            """).ThrowIfFailed();

        Assert.Equal((true, Server.S3Endpoint), (test.Values("Works")[0], test.Values("S3Endpoint")[0]));
    }
}
