using System;
using System.Linq;
using System.Management.Automation;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Organizations;

/// <summary>Creates, reads, changes and deactivates organizations.</summary>
public sealed class OrganizationTests : EmulatorTest
{
    [Fact]
    public void A_created_organization_is_returned_as_the_server_stores_it()
    {
        var outcome = Run("New-TigrisOrganization acme 'Acme Corp' -Quota 100GB").ThrowIfFailed();

        var organization = Assert.Single(outcome.Output);
        Assert.Equal("Tigris.Organization", organization.BaseObject.GetType().FullName);
        Assert.Equal("Acme Corp", organization.Properties["OrganizationName"].Value);
        Assert.Equal(107374182400L, organization.Properties["Quota"].Value);
        Assert.Equal(true, organization.Properties["Active"].Value);
    }

    [Fact]
    public void Rows_bind_by_the_names_of_the_API_too()
    {
        Run("[pscustomobject]@{ org_id = 'a'; org_name = 'A'; limit_bytes = '2GB' } | New-TigrisOrganization").ThrowIfFailed();

        Assert.Equal(2147483648L, Assert.Single(Run("Get-TigrisOrganization a").Values("Quota")));
    }

    [Invariant("blank-never-all")]
    [Fact]
    public void An_empty_cell_sets_no_quota()
    {
        Run("[pscustomobject]@{ OrganizationId = 'a'; OrganizationName = 'A'; Quota = '' } | New-TigrisOrganization").ThrowIfFailed();

        Assert.DoesNotContain(Run("Get-TigrisOrganization a -Debug").Debug, text => text.Contains("limit_bytes\":1", StringComparison.Ordinal));
        Assert.True(Run("Get-TigrisOrganization a").Values("Quota").Single() is null or 0L);
    }

    [Theory]
    [InlineData("'lots'")]
    [InlineData("-1")]
    public void A_quota_that_is_not_a_size_is_refused(string quota)
    {
        Assert.Equal("InvalidSize", Run($"New-TigrisOrganization a A -Quota {quota}").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("blank-never-all")]
    [Fact]
    public void An_object_without_the_identity_creates_nothing()
    {
        var outcome = Run("[pscustomobject]@{ Organisation = 'a'; OrganizationName = 'A' } | New-TigrisOrganization");

        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("OrganizationId", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("Disable-TigrisOrganization 'a*'")]
    [InlineData("Remove-TigrisBucket acme 'a*'")]
    [InlineData("Remove-TigrisAccessKey acme 'tid_?'")]
    public void A_wildcard_in_an_exact_name_is_a_warning_of_WhatIf(string command)
    {
        var outcome = Run($"{command} -WhatIf").ThrowIfFailed();

        Assert.Contains("exact names only", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Disable_without_a_wildcard_has_no_warning_with_WhatIf() =>
        Assert.Empty(Run("Disable-TigrisOrganization 'acme[1]' -WhatIf").ThrowIfFailed().Warnings);

    [Fact]
    public void An_organization_that_exists_is_a_conflict()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        var outcome = Run("try { New-TigrisOrganization acme Acme -ErrorAction Stop } catch [Tigris.TigrisConflictException] { $_ }");

        var record = Assert.IsType<ErrorRecord>(Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(ErrorCategory.ResourceExists, record.CategoryInfo.Category);
        Assert.Equal("acme", record.TargetObject);
        Assert.NotEmpty(record.ErrorDetails.RecommendedAction);
    }

    [Invariant("true-result")]
    [Fact]
    public void A_created_organization_is_returned_even_if_it_cannot_be_read_back()
    {
        Server.Faults.Next(FaultAction.Answer(404), operationId: "GetOrganization");

        var outcome = Run("New-TigrisOrganization acme Acme");

        Assert.Equal("acme", Assert.Single(outcome.Texts("OrganizationId")));
        Assert.Empty(outcome.Errors);
        Assert.Single(outcome.Warnings);
    }

    [Fact]
    public void Lists_contain_active_organizations_unless_all_are_requested()
    {
        Run("'a','b' | ForEach-Object { New-TigrisOrganization $_ $_ }; Disable-TigrisOrganization b -Confirm:$false").ThrowIfFailed();

        Assert.Equal(["a"], Run("Get-TigrisOrganization").Texts("OrganizationId"));
        Assert.Equal(["a", "b"], Run("Get-TigrisOrganization -IncludeInactive").Texts("OrganizationId"));
        Assert.Equal(["b"], Run("Get-TigrisOrganization b").Texts("OrganizationId"));
        Assert.Equal(["a"], Run("Get-TigrisOrganization [ab]").Texts("OrganizationId"));
        Assert.Empty(Run("Get-TigrisOrganization z*").ThrowIfFailed().Output);
        Assert.Equal(["b"], Run("Get-TigrisOrganization -Name B -IncludeInactive").Texts("OrganizationId"));
    }

    [Invariant("own-endpoint")]
    [Theory]
    [InlineData("a?b")]
    [InlineData("a[1]")]
    public void An_id_with_wildcard_characters_is_literal_if_it_exists(string id)
    {
        Engine.Set("id", id);
        Run("New-TigrisOrganization $id x; New-TigrisOrganization axb x; New-TigrisOrganization a1 x").ThrowIfFailed();

        Assert.Equal([id], Run("Get-TigrisOrganization $id").Texts("OrganizationId"));
        Assert.Equal([id], Run("Get-TigrisOrganization | Where-Object OrganizationId -eq $id | Get-TigrisOrganization").Texts("OrganizationId"));
        Assert.Empty(Run("Get-TigrisBucket $id").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_backtick_escapes_a_wildcard_character()
    {
        Engine.Set("id", "a*b");
        Run("New-TigrisOrganization $id x; New-TigrisOrganization axb x").ThrowIfFailed();

        Assert.Equal(["a*b"], Run("Get-TigrisOrganization 'a`*b'").Texts("OrganizationId"));
        Assert.Equal(["a*b", "axb"], Run("Get-TigrisOrganization 'a*b'").Texts("OrganizationId"));
    }

    [Fact]
    public void A_quota_is_set_and_removed()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        Assert.Equal(5368709120L, Run("Get-TigrisOrganization acme | Set-TigrisOrganization -Quota 5GB -PassThru").ThrowIfFailed().Values("Quota").Single());
        Assert.Empty(Run("'acme' | Set-TigrisOrganization -Quota 0").ThrowIfFailed().Output);
        Assert.Equal(0L, Run("Get-TigrisOrganization acme").Values("Quota").Single());
    }

    [Fact]
    public void Deactivation_and_activation_work_on_arrays_and_objects()
    {
        Run("'a','b' | ForEach-Object { New-TigrisOrganization $_ $_ }").ThrowIfFailed();

        Assert.Equal([false, false], Run("Disable-TigrisOrganization a,b -Confirm:$false -PassThru").ThrowIfFailed().Values("Active"));
        var enabled = Run("Get-TigrisOrganization -IncludeInactive | Enable-TigrisOrganization -PassThru");
        Assert.Equal([true, true], enabled.Values("Active"));
        Assert.All(enabled.Warnings, warning => Assert.Contains("old access keys", warning, StringComparison.Ordinal));
    }

    [Invariant("confirmation")]
    [Fact]
    public void A_prompt_that_the_host_cannot_show_is_one_error_for_each_record_and_changes_nothing()
    {
        Run("'a','b' | ForEach-Object { New-TigrisOrganization $_ $_ }").ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Run("'a','b' | Disable-TigrisOrganization");

        Assert.Equal(["a", "b"], outcome.Errors.Select(error => error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith("ConfirmationRequired,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Without_an_acting_user_no_request_is_sent()
    {
        Run($"Connect-Tigris local $key -Endpoint {Server.Endpoint} -SkipTest").ThrowIfFailed();

        var outcome = Run("New-TigrisOrganization acme Acme");

        Assert.Equal("NoActingUser", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Run("New-TigrisOrganization acme Acme -UserId me").ThrowIfFailed();
    }
}
