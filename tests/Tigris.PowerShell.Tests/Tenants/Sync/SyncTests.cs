using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Brings tenants to their desired state.</summary>
public sealed class SyncTests : SyncTest
{
    [Invariant("sync-tenant")]
    [Theory]
    [InlineData("Set-TigrisOrganization acme -Quota 2GB", "quota", "UpdateOrganization")]
    [InlineData("Set-TigrisOrganization acme -Quota 0", "quota", "UpdateOrganization")]
    [InlineData("Disable-TigrisOrganization initech -Confirm:$false", "active", "UpdateOrganization")]
    [InlineData("Enable-TigrisOrganization globex -WarningAction Ignore", "active", "UpdateOrganization")]
    [InlineData("Set-TigrisBucket acme acme-data -Public $true", "bucket['acme-data'].public", "UpdateBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -AllowPublicList $true", "bucket['acme-data'].allowPublicList", "UpdateBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -ObjectAcl $true", "bucket['acme-data'].objectAcl", "UpdateBucket")]
    [InlineData("Set-TigrisBucket acme acme-data -Region sin", "bucket['acme-data'].region", "UpdateBucket")]
    [InlineData("Set-TigrisBucket acme acme-snap -Region sin", "bucket['acme-snap'].region", "UpdateBucket")]
    [InlineData("Set-TigrisBucketLifecycle acme acme-data -Rule (New-TigrisLifecycleRule other -ExpireAfterDays 3)", "bucket['acme-data'].lifecycleRule", "SetLifecycleRules")]
    [InlineData("Remove-TigrisBucketLifecycle acme acme-data", "bucket['acme-data'].lifecycleRule", "SetLifecycleRules")]
    [InlineData("Set-TigrisBucketDomain acme acme-data -DomainName other.example.com", "bucket['acme-data'].domainName", "SetCustomDomain")]
    [InlineData("Remove-TigrisBucketDomain acme acme-data", "bucket['acme-data'].domainName", "SetCustomDomain")]
    [InlineData("Set-TigrisBucketDomain acme acme-snap -DomainName more.example.com", "bucket['acme-snap'].domainName", "DeleteCustomDomain")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Enabled $false", "bucket['acme-data'].notification", "UpdateBucket")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Webhook https://other.example.com", "bucket['acme-data'].notification", "UpdateBucket")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Filter 'size > 2'", "bucket['acme-data'].notification", "UpdateBucket")]
    [InlineData("Set-TigrisBucketNotification acme acme-data -Credential ([pscredential]::new('me', $key))", "bucket['acme-data'].notification", "UpdateBucket")]
    [InlineData("Remove-TigrisBucketNotification acme acme-data", "bucket['acme-data'].notification", "UpdateBucket")]
    [InlineData("Set-TigrisBucketNotification acme acme-snap -Webhook https://hooks.example.com", "bucket['acme-snap'].notification", "UpdateBucket")]
    [InlineData("Set-TigrisPolicy acme reader @{ Statement = @{ Effect = 'Deny'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } }", "policy['reader'].document", "UpdatePolicy")]
    [InlineData("Get-TigrisPolicy acme reader | Set-TigrisPolicy -Document (Get-TigrisPolicy acme reader).Document -Description Other", "policy['reader'].description", "UpdatePolicy")]
    [InlineData("Remove-TigrisPolicy acme other -Confirm:$false", "policy['other']", "CreatePolicy")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -BucketRole @()", "accessKey['ci'].bucketRole", "UpdateAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -BucketRole @{ 'acme-data' = 'Editor' }", "accessKey['ci'].bucketRole", "UpdateAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -RemovePolicy reader", "accessKey['ci'].policy", "UpdateAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Set-TigrisAccessKey -Scope standard", "accessKey['ci'].scope", "UpdateAccessKey")]
    [InlineData("Get-TigrisAccessKey acme | Where-Object KeyName -EQ ci | Remove-TigrisAccessKey -Confirm:$false", "accessKey['ci']", "CreateAccessKey")]
    public void One_change_is_undone_by_one_request(string change, string path, string operation)
    {
        CreateTenants();
        Run("New-TigrisPolicy acme other @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } } | Out-Null").ThrowIfFailed();
        Export();
        Run(change).ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Sync("-AllowDeactivate");

        Assert.Equal([path], outcome.ThrowIfFailed().Texts("Path"));
        Assert.Equal(["Done"], outcome.Texts("State"));
        Assert.Equal([operation], Sent());
        AssertInSync("-Mode Complete");
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Tenants_of_an_empty_account_are_created_with_everything_that_the_document_names()
    {
        CreateTenants();
        Run("Enable-TigrisOrganization globex -WarningAction Ignore; New-TigrisBucket globex globex-fork -ForkOf acme-none -ErrorAction Ignore | Out-Null").ThrowIfFailed();
        Export();
        Server.Reset();

        var outcome = Sync();

        Assert.All(outcome.ThrowIfFailed().Texts("State"), state => Assert.Equal("Done", state));
        AssertInSync("-Mode Complete");
        var saved = Run($"Import-TigrisCredential '{Credentials}'").ThrowIfFailed();
        Assert.Equal(["acme/acme-data", "acme/acme-snap", "acme/ci", "globex/globex-data"], saved.Output.Select(item => $"{item.Properties["OrganizationId"].Value}/{item.Properties["BucketName"].Value ?? item.Properties["KeyName"].Value}").Order());
        Assert.All(saved.Output, item => Assert.Equal("Current", item.Properties["Status"].Value.ToString()));
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Objects_that_are_too_much_are_manual_and_nothing_is_deleted()
    {
        CreateTenants();
        Export();
        Run("New-TigrisBucket acme acme-more | Out-Null; New-TigrisAccessKey acme more | Out-Null; New-TigrisPolicy acme more @{ Statement = @{ Effect = 'Deny'; Action = 's3:*'; Resource = '*' } } -WarningAction Ignore | Out-Null; New-TigrisOrganization umbrella -OrganizationName U | Out-Null").ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Sync("-Mode Complete");

        Assert.Equal(
            ["acme: bucket['acme-more']: Manual", "acme: policy['more']: Manual", "acme: accessKey['more']: Manual", "umbrella: organizationId: Manual"],
            Changes(outcome));
        Assert.Equal(["Remove-TigrisBucket", "Remove-TigrisPolicy", "Remove-TigrisAccessKey", "Remove-TigrisTenant"], outcome.Texts("Command"));
        Assert.Empty(Sent());
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Setting_that_the_document_does_not_name_stays_in_the_mode_Complete()
    {
        CreateTenants();
        Write("tenants.jsonl", """
            {"organizationId":"acme","bucket":[{"bucketName":"acme-data"},{"bucketName":"acme-snap"}],"policy":[{"policyName":"reader"}],"accessKey":[{"keyName":"ci"}]}
            {"organizationId":"globex","bucket":[{"bucketName":"globex-data"}]}
            {"organizationId":"initech"}

            """);
        Server.Requests.Clear();

        Assert.All(Changes(Sync("-Mode Complete")), change => Assert.EndsWith(": Manual", change, StringComparison.Ordinal));
        Assert.Empty(Sent());
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Changes_that_restrict_access_come_before_changes_that_allow_more()
    {
        CreateTenants();
        Run("Set-TigrisBucket acme acme-data -Public $true; Set-TigrisBucket acme acme-snap -ObjectAcl $true").ThrowIfFailed();
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":"512 MiB","bucket":[{"bucketName":"acme-snap","public":true,"objectAcl":false,"region":["fra"]},{"bucketName":"acme-data","public":false,"objectAcl":true}],"accessKey":[{"keyName":"ci","bucketRole":[{"bucketName":"acme-snap","role":"Editor"}]}]}
            """);

        var outcome = Sync();

        Assert.Equal(
            [
                "quota", "bucket['acme-snap'].objectAcl", "bucket['acme-data'].public", "accessKey['ci'].bucketRole", "bucket['acme-snap'].region", "bucket['acme-snap'].public",
                "bucket['acme-data'].objectAcl", "accessKey['ci'].bucketRole",
            ],
            outcome.ThrowIfFailed().Texts("Path"));
        AssertInSync();
    }

    [Fact]
    public void Accepted_difference_is_not_changed()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5,"active":false,"acceptedDeviation":[{"path":"quota","reason":"Ticket 1","author":"kim","expiresOn":"2999-12-31"},{"path":"active","reason":"Ticket 2","author":"kim","expiresOn":"2999-12-31"}]}""");

        Assert.Empty(Changes(Sync("-AllowDeactivate")));
    }

    [Fact]
    public void Quota_that_cannot_be_removed_is_manual()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":null}""");

        Assert.Equal(["acme: quota: Manual"], Changes(Sync()));
    }

    [Fact]
    public void Authentication_of_a_webhook_is_removed()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","bucket":[{"bucketName":"acme-data","notification":{"webhook":"https://hooks.example.com","authentication":"None"}}]}""");

        Assert.Equal(["acme: bucket['acme-data'].notification: Done"], Changes(Sync()));
        AssertInSync();
        Assert.Equal(["size > 1"], Run("(Get-TigrisBucket acme acme-data).Notification").Texts("Filter"));
    }

    [Fact]
    public void Rows_of_a_plan_are_brought_to_the_plan()
    {
        CreateTenants();
        var plans = Write("plans.json", """{ "plans": { "basic": { "quota": "1 TiB", "bucket": { "region": ["fra"], "public": false } } } }""");

        var outcome = Run($"'acme', 'initech' | Sync-TigrisTenant -Plan basic -PlanPath '{plans}' -Confirm:$false");

        Assert.Equal(["acme: quota: Done", "acme: bucket['acme-data'].region: Done", "acme: bucket['acme-snap'].region: Done", "initech: quota: Done"], Changes(outcome));
        Assert.Empty(Changes(Run($"'acme', 'initech' | Sync-TigrisTenant -Plan basic -PlanPath '{plans}' -Confirm:$false")));
    }
}
