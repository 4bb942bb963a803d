using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests the differences that Compare-TigrisTenant finds.</summary>
public sealed class StateCompareTests : StateTest
{
    [Invariant("desired-state")]
    [Fact]
    public void Export_equals_the_account_in_each_mode_and_comparing_sends_reads_only()
    {
        CreateTenants();
        Export();
        Server.Requests.Clear();

        Assert.Empty(Differences(Compare()));
        Assert.Empty(Differences(Compare("-Mode Complete")));
        Assert.Empty(Differences(Run($"Get-Content '{Document}' | ConvertFrom-Json | Compare-TigrisTenant")));

        Assert.All(Server.Requests.Entries, entry => Assert.Matches("^(Tigris_)?(List|Get)", entry.OperationId));
    }

    [Invariant("desired-state")]
    [Theory]
    [InlineData("Set-TigrisOrganization acme -Quota 2GB", "quota", "Different", "Set-TigrisOrganization")]
    [InlineData("Set-TigrisOrganization initech -Quota 2GB", "quota", "Extra", null)]
    [InlineData("Disable-TigrisOrganization initech -Confirm:$false", "active", "Different", "Enable-TigrisOrganization")]
    [InlineData("Enable-TigrisOrganization globex", "active", "Different", "Disable-TigrisOrganization")]
    [InlineData("Set-TigrisBucket acme acme-data -Public $true", "bucket['acme-data'].public", "Different", "Set-TigrisBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -AllowPublicList $true", "bucket['acme-data'].allowPublicList", "Different", "Set-TigrisBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -ObjectAcl $true", "bucket['acme-data'].objectAcl", "Different", "Set-TigrisBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -Region sin", "bucket['acme-data'].region", "Different", "Set-TigrisBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -Region global", "bucket['acme-data'].region", "Different", "Set-TigrisBucket")]
    [InlineData("Set-TigrisBucketLifecycle acme acme-data -Rule (New-TigrisLifecycleRule other -ExpireAfterDays 3)", "bucket['acme-data'].lifecycleRule", "Different", "Set-TigrisBucketLifecycle")]
    [InlineData("Remove-TigrisBucketLifecycle acme acme-data", "bucket['acme-data'].lifecycleRule", "Missing", "Set-TigrisBucketLifecycle")]
    [InlineData("Set-TigrisBucketLifecycle globex globex-data -Rule (New-TigrisLifecycleRule other -ExpireAfterDays 3)", "bucket['globex-data'].lifecycleRule", "Extra", "Remove-TigrisBucketLifecycle", true)]
    [InlineData("Set-TigrisBucketDomain acme acme-data -DomainName other.example.com", "bucket['acme-data'].domainName", "Different", "Set-TigrisBucketDomain")]
    [InlineData("Remove-TigrisBucketDomain acme acme-data", "bucket['acme-data'].domainName", "Missing", "Set-TigrisBucketDomain")]
    [InlineData("Set-TigrisBucketDomain acme acme-snap -DomainName more.example.com", "bucket['acme-snap'].domainName", "Extra", "Remove-TigrisBucketDomain")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Enabled $false", "bucket['acme-data'].notification.enabled", "Different", "Set-TigrisBucketNotification")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Webhook https://other.example.com", "bucket['acme-data'].notification.webhook", "Different", "Set-TigrisBucketNotification")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Filter 'size > 2'", "bucket['acme-data'].notification.filter", "Different", "Set-TigrisBucketNotification")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Credential ([pscredential]::new('me', $key))", "bucket['acme-data'].notification.authentication", "Different", "Set-TigrisBucketNotification")]
    [InlineData("Remove-TigrisBucketNotification acme acme-data", "bucket['acme-data'].notification", "Missing", "Set-TigrisBucketNotification")]
    [InlineData("Set-TigrisBucketNotification acme acme-snap -Webhook https://hooks.example.com", "bucket['acme-snap'].notification", "Extra", "Remove-TigrisBucketNotification")]
    [InlineData("Set-TigrisPolicy acme reader @{ Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } }", "policy['reader'].document", "Different", "Set-TigrisPolicy")]
    [InlineData("Get-TigrisPolicy acme reader | Set-TigrisPolicy -Document (Get-TigrisPolicy acme reader).Document -Description Other", "policy['reader'].description", "Different", "Set-TigrisPolicy")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -BucketRole @{ 'acme-snap' = 'Editor' }", "accessKey['ci'].bucketRole", "Different", "Set-TigrisAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -BucketRole @()", "accessKey['ci'].bucketRole", "Missing", "Set-TigrisAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -RemovePolicy reader", "accessKey['ci'].policy", "Missing", "Set-TigrisAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -Scope standard", "accessKey['ci'].scope", "Different", "Set-TigrisAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Remove-TigrisAccessKey -Confirm:$false", "accessKey['ci']", "Missing", "New-TigrisAccessKey")]
    [InlineData("New-TigrisAccessKey acme more | Out-Null", "accessKey['more']", "Extra", "Remove-TigrisAccessKey", true)]
    [InlineData("New-TigrisBucket acme acme-more | Out-Null", "bucket['acme-more']", "Extra", "Remove-TigrisBucket", true)]
    [InlineData("Remove-TigrisBucket acme acme-snap -Confirm:$false", "bucket['acme-snap']", "Missing", "New-TigrisBucket")]
    [InlineData("New-TigrisOrganization umbrella -OrganizationName Umbrella | Out-Null", "organizationId", "Extra", "Remove-TigrisTenant", true)]
    public void One_change_is_one_difference(string change, string path, string kind, string? command, bool onlyComplete = false)
    {
        CreateTenants();
        Export();
        Run("Enable-TigrisOrganization globex").ThrowIfFailed();
        Export();
        if (path == "active" && command == "Disable-TigrisOrganization")
        {
            Run("Disable-TigrisOrganization globex -Confirm:$false").ThrowIfFailed();
            Export();
        }

        Run(change).ThrowIfFailed();

        var found = Assert.Single(Compare("-Mode Complete").ThrowIfFailed().Output);
        Assert.Equal((path, kind, command, command is not null), ((string)found.Properties["Path"].Value, found.Properties["Kind"].Value.ToString(), (string?)found.Properties["Command"].Value, (bool)found.Properties["CanChange"].Value));
        Assert.Equal(onlyComplete && kind == "Extra" && !path.Contains("].", StringComparison.Ordinal) ? 0 : 1, Compare().ThrowIfFailed().Output.Count);
    }

    [Theory]
    [InlineData("\"organizationName\":\"Acme\"", "\"organizationName\":\"Acme Corp\"", "organizationName", "Different")]
    [InlineData("\"storageClass\":\"STANDARD\"", "\"storageClass\":\"glacier\"", "bucket['acme-data'].storageClass", "Different")]
    [InlineData("\"snapshotsEnabled\":true", "\"snapshotsEnabled\":false", "bucket['acme-snap'].snapshotsEnabled", "Different")]
    [InlineData("\"forkOf\":null", "\"forkOf\":\"acme-source\"", "bucket['acme-data'].forkOf", "Missing")]
    [InlineData("\"bucketName\":\"acme-snap\"", "\"bucketName\":\"Acme-Snap\"", "bucket['Acme-Snap'].bucketName", "Different")]
    public void Setting_that_cannot_change_names_no_command(string actual, string desired, string path, string kind)
    {
        CreateTenants();
        Export();
        Edit("acme", line => new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(actual)).Replace(line, desired, 1));

        var found = Assert.Single(Compare().ThrowIfFailed().Output);

        Assert.Equal((path, kind), ((string)found.Properties["Path"].Value, found.Properties["Kind"].Value.ToString()));
        Assert.False((bool)found.Properties["CanChange"].Value);
        Assert.Null(found.Properties["Command"].Value);
    }

    [Fact]
    public void Summary_has_one_object_for_each_tenant()
    {
        CreateTenants();
        Export();
        Run("Set-TigrisOrganization acme -Quota 3GB; Set-TigrisBucket acme acme-data -Public $true").ThrowIfFailed();

        var summary = Compare("-Summary").ThrowIfFailed();

        Assert.Equal(["acme: 2 differences", "globex: in sync", "initech: in sync"], summary.Output.Select(item => item.ToString()));
    }
}
