using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests the comparison with a state that can't be read.</summary>
public sealed class StateUnknownTests : StateTest
{
    [Fact]
    public void Two_keys_with_one_name_are_an_error_and_the_rest_is_compared()
    {
        CreateTenants();
        Export();
        Run("New-TigrisAccessKey acme ci | Out-Null; Set-TigrisOrganization acme -Quota 2GB").ThrowIfFailed();

        var outcome = Compare();

        Assert.Equal("DuplicateKeyName", outcome.ErrorId);
        Assert.Equal(["acme: quota: Different"], outcome.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Value_that_the_server_does_not_report_is_unknown_and_counted()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"initech","quota":"1 GB"}""");

        var hidden = Compare();
        var shown = Compare("-IncludeUnknown");

        Assert.Empty(Differences(hidden));
        Assert.Contains("1 settings", Assert.Single(hidden.Warnings), StringComparison.Ordinal);
        Assert.Equal(["initech: quota: Unknown"], Differences(shown));
        Assert.Empty(shown.Warnings);
    }

    [Invariant("desired-state")]
    [Fact]
    public void Tenant_that_cannot_be_read_is_an_error_and_neither_missing_nor_extra()
    {
        CreateTenants();
        Export();
        Run("Set-TigrisOrganization initech -Quota 5GB").ThrowIfFailed();
        Server.Faults.Add("403:ListBuckets:/orgs/acme");

        var outcome = Compare("-Mode Complete -IncludeUnknown");

        Assert.Equal("Forbidden", outcome.ErrorId);
        Assert.Contains("acme", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["acme: organizationId: Unknown", "globex: quota: Unknown", "initech: quota: Extra"], outcome.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Object_that_is_listed_but_not_found_is_an_error_and_not_missing()
    {
        CreateTenants();
        Export();
        Server.Faults.Add("404:GetPolicy");

        var outcome = Compare();

        Assert.Equal("NotFound", outcome.ErrorId);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Keys_of_other_users_are_unknown_without_the_role_of_an_admin()
    {
        CreateTenants();
        Export();

        var outcome = Compare("-UserId someone -UserRole Member -IncludeUnknown");

        Assert.Contains("-UserRole Admin", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(Differences(outcome), difference => !difference.EndsWith(": Unknown", StringComparison.Ordinal));
        Assert.Contains("acme: accessKey['ci']: Unknown", Differences(outcome));
    }
}
