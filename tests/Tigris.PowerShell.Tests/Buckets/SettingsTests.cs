using System;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell.Tests.Buckets;

/// <summary>Changes the settings of buckets.</summary>
public sealed class SettingsTests : EmulatorTest
{
    [Fact]
    public void Only_the_named_settings_change()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A -ObjectAcl $true -Region iad").ThrowIfFailed();

        var bucket = Run("Get-TigrisBucket acme | Set-TigrisBucket -Public $true -PassThru").ThrowIfFailed().Output.Single();

        Assert.Equal((true, true), (bucket.Properties["Public"].Value, bucket.Properties["ObjectAcl"].Value));
        Assert.Equal("iad", Run("(Get-TigrisBucket acme acme-data).Region").Output.Single().ToString());
        Assert.Equal(false, Run("'acme-data' | Set-TigrisBucket acme -Public $false -PassThru").Values("Public").Single());
    }

    [Fact]
    public void Global_removes_the_regions_and_an_unknown_region_causes_a_warning()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A -Region iad,fra").ThrowIfFailed();

        Run("Set-TigrisBucket acme acme-data -Region global").ThrowIfFailed();
        Assert.True(Run("(Get-TigrisBucket acme acme-data).Region").Output.Select(region => region.ToString()).All(region => region == "global"));
        Assert.Contains("xyz", Assert.Single(Run("Set-TigrisBucket acme acme-data -Region xyz").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_without_a_change_is_an_error_and_sends_no_request()
    {
        Assert.Equal("NothingToChange", Run("Set-TigrisBucket acme acme-data").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_domain_is_set_read_and_removed()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisBucketDomain acme acme-data").ThrowIfFailed().Output);

        var set = Run("Get-TigrisBucket acme | Set-TigrisBucketDomain -DomainName images.example.com -PassThru").ThrowIfFailed();
        Assert.Equal(("acme", "acme-data", "images.example.com"), (set.Texts("OrganizationId").Single(), set.Texts("BucketName").Single(), set.Texts("DomainName").Single()));
        Assert.Equal("images.example.com", Run("Get-TigrisBucketDomain acme *").Texts("DomainName").Single());

        Run("Get-TigrisBucketDomain acme * | Remove-TigrisBucketDomain").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisBucketDomain acme acme-data").ThrowIfFailed().Output);
        Assert.Equal("OneBucketOnly", Run("Set-TigrisBucketDomain acme b-one,b-two -DomainName x.example.com -ErrorVariable +all | Out-Null; $all[0]").Errors[0].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("InvalidDomainName", Run("Set-TigrisBucketDomain acme acme-data -DomainName 'not a domain'").ErrorId);
    }

    [Fact]
    public void Notifications_are_set_paused_resumed_and_removed()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();
        Engine.Set("token", Engine.Secret("canary-token"));

        Assert.Equal("https://hooks.example.com/t", Notification("Set-TigrisBucketNotification acme acme-data https://hooks.example.com/t -Token $token -PassThru", "Webhook"));
        Assert.Equal("Token", Notification("Get-TigrisBucket acme acme-data", "Authentication"));
        Assert.Equal(false, Notification("Set-TigrisBucketNotification acme acme-data -Enabled $false -PassThru", "Enabled"));
        Assert.Equal("https://hooks.example.com/t", Notification("Get-TigrisBucket acme acme-data", "Webhook"));
        Assert.Equal(false, Notification("Set-TigrisBucketNotification acme acme-data -Filter 'size > 1' -PassThru", "Enabled"));
        Assert.Equal("Token", Notification("Get-TigrisBucket acme acme-data", "Authentication"));
        Assert.Equal(true, Notification("Set-TigrisBucketNotification acme acme-data -Enabled $true -PassThru", "Enabled"));
        Assert.Null(Run("Remove-TigrisBucketNotification acme acme-data -PassThru").ThrowIfFailed().Values("Notification").Single());
        Assert.Equal("NoNotification", Run("Set-TigrisBucketNotification acme acme-data -Enabled $false").ErrorId);
    }

    [Theory]
    [InlineData("-Webhook http://hooks.example.com", "InvalidWebhook")]
    [InlineData("-Webhook https://hooks.example.com -Token $token -Credential $credential", "TwoAuthentications")]
    public void Invalid_notifications_send_no_request(string parameters, string errorId)
    {
        Engine.Set("token", Engine.Secret("t"));
        Engine.Set("credential", new PSCredential("u", Engine.Secret("p")));

        Assert.Equal(errorId, Run($"Set-TigrisBucketNotification acme acme-data {parameters}").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_bucket_can_be_created_with_notifications_and_rules()
    {
        Engine.Set("credential", new PSCredential("hook", Engine.Secret("canary-password")));

        var outcome = Run("New-TigrisBucket acme acme-data -OrganizationName A -Notification @{ Webhook = 'https://hooks.example.com'; Credential = $credential } -LifecycleRule (New-TigrisLifecycleRule tidy -ExpireAfterDays 30)");

        outcome.ThrowIfFailed();
        Assert.Equal("Basic", Notification("Get-TigrisBucket acme acme-data", "Authentication"));
        Assert.Equal("tidy", Run("Get-TigrisBucketLifecycle acme acme-data").Texts("RuleId").Single());
        Assert.Equal("InvalidNotification", Run("New-TigrisBucket acme acme-b -OrganizationName A -Notification @{ Webhook = 'https://x.example.com'; Token = 'plain' }").ErrorId);
        Assert.Equal("InvalidNotification", Run("New-TigrisBucket acme acme-b -OrganizationName A -Notification @{ Webhook = 'https://x.example.com'; Enabled = 'false' }").ErrorId);
        Assert.Equal("InvalidNotification", Run("New-TigrisBucket acme acme-b -OrganizationName A -Notification @{ Url = 'https://x.example.com' }").ErrorId);
    }

    [Fact]
    public void Rules_are_replaced_extended_and_removed()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();
        Run("Set-TigrisBucketLifecycle acme acme-data (New-TigrisLifecycleRule logs -Prefix logs/ -TransitionAfterDays 90 -StorageClass GLACIER -ExpireAfterDays 365)").ThrowIfFailed();

        var both = Run("$rules = @(Get-TigrisBucketLifecycle acme acme-data) + (New-TigrisLifecycleRule tmp -Prefix tmp/ -ExpireAfterDays 1 -Disabled); 'acme-data' | Set-TigrisBucketLifecycle acme -Rule $rules -PassThru").ThrowIfFailed();

        Assert.Equal(["logs", "tmp"], both.Texts("RuleId"));
        Assert.Equal([true, false], both.Values("Enabled"));
        Assert.Equal(365, both.Values("ExpireAfterDays")[0]);
        Run("Get-TigrisBucket acme | Remove-TigrisBucketLifecycle").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisBucketLifecycle acme acme-data").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x -ExpireAfterDays 1 -ExpireOn 2040-01-01")]
    [InlineData("x -ExpireOn 2040-01-01T10:00:00Z")]
    [InlineData("x -TransitionAfterDays 30")]
    [InlineData("x -TransitionAfterDays 90,30 -StorageClass STANDARD_IA,GLACIER")]
    [InlineData("('x' * 256) -ExpireAfterDays 1")]
    public void An_invalid_rule_is_refused(string parameters) =>
        Assert.Contains(Run($"New-TigrisLifecycleRule {parameters}").ErrorId, new[] { "InvalidLifecycleRule", "InvalidDate" });

    [Theory]
    [InlineData("@(New-TigrisLifecycleRule x -ExpireOn 2020-01-01)")]
    [InlineData("@((New-TigrisLifecycleRule x -ExpireAfterDays 1), (New-TigrisLifecycleRule x -ExpireAfterDays 2))")]
    public void Rules_that_the_server_would_refuse_are_not_sent(string rules)
    {
        Assert.Equal("InvalidLifecycleRule", Run($"Set-TigrisBucketLifecycle acme acme-data {rules}").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Theory]
    [InlineData("('x' * 37) -ExpireAfterDays 1")]
    [InlineData("x -TransitionAfterDays 30,90 -StorageClass STANDARD_IA,GLACIER")]
    [InlineData("x -TransitionAfterDays 30 -StorageClass STANDARD")]
    [InlineData("x -TransitionAfterDays 30 -StorageClass COLD")]
    [InlineData("x -TransitionAfterDays 30 -StorageClass GLACIER -ExpireAfterDays 10")]
    public void A_rule_with_a_warning_is_sent(string parameters)
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();

        var outcome = Run($"Set-TigrisBucketLifecycle acme acme-data (New-TigrisLifecycleRule {parameters})");

        Assert.Single(outcome.Warnings);
        Assert.Equal(1, Server.Requests.Count("SetLifecycleRules"));
    }

    private object? Notification(string command, string property) =>
        Assert.Single(Run($"({command}).Notification").ThrowIfFailed().Values(property));
}
