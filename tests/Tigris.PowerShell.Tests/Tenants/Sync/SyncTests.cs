using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests Sync-TigrisTenant.</summary>
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
    public void Changes_that_restrict_come_before_changes_that_open()
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

    [Invariant("sync-tenant")]
    [Fact]
    public void Deactivation_needs_the_switch_and_the_rest_is_not_opened()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","active":false,"quota":5,"bucket":[{"bucketName":"acme-data","public":true}]}""");
        Server.Requests.Clear();

        var outcome = Sync();

        Assert.Equal("DeactivationNotAllowed", outcome.ErrorId);
        Assert.Contains("-AllowDeactivate", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["acme: quota: Done", "acme: active: Manual", "acme: bucket['acme-data'].public: Skipped"], outcome.Output.Select(item => item.ToString()));
        Assert.Equal(["UpdateOrganization"], Sent());
        Assert.Equal(["True"], Run("Get-TigrisOrganization acme").Texts("Active"));
    }

    [Invariant("sync-tenant")]
    [Theory]
    [InlineData(10, "", null)]
    [InlineData(11, "", "TooManyDeactivations")]
    [InlineData(11, "-MaximumDeactivations 11", null)]
    [InlineData(1, "-MaximumDeactivations 0", "TooManyDeactivations")]
    public void More_deactivations_than_allowed_change_nothing(int count, string more, string? error)
    {
        Server.SeedOrganizations(count, number => ($"t{number}", "x"));
        File.WriteAllLines(Document, Enumerable.Range(0, count).Select(number => $$"""{"organizationId":"t{{number}}","active":false,"quota":{{number + 2000000}}}"""));
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}' -AllowDeactivate -Confirm:$false {more}");
        var piped = Run($"Get-Content '{Document}' | ConvertFrom-Json | Sync-TigrisTenant -AllowDeactivate -Confirm:$false {more}");

        if (error is null)
        {
            Assert.Equal(2 * count, Changes(outcome).Length);
            Assert.Empty(Changes(piped));
            Assert.Empty(Run("Get-TigrisOrganization").Output);
            return;
        }

        Assert.Equal([error, error], new[] { outcome.ErrorId, piped.ErrorId });
        Assert.Empty(outcome.Output);
        Assert.Empty(Sent());
    }

    [Fact]
    public void Document_or_row_without_active_deactivates_nothing()
    {
        CreateTenants();
        Write("tenants.csv", "id,name,quota,active,plan\nacme,Acme,1 GiB,,\ninitech,Initech,1 GiB,,\n");

        Assert.Equal(["initech: quota: Done"], Changes(Sync(path: PathOf("tenants.csv"))));
        Assert.Empty(Changes(Run($"Import-Csv '{PathOf("tenants.csv")}' | Sync-TigrisTenant -AllowDeactivate -Confirm:$false")));
        Assert.Equal(["True", "True"], Run("Get-TigrisOrganization acme, initech").Texts("Active"));
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Creation_without_a_credential_file_is_refused_before_any_change()
    {
        CreateTenants();
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":7000000}
            {"organizationId":"initech","bucket":[{"bucketName":"initech-data"}]}
            """);
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}' -Confirm:$false");

        Assert.Equal("CredentialFileRequired", outcome.ErrorId);
        Assert.Empty(Sent());
    }

    [Fact]
    public void Missing_credential_of_a_webhook_is_an_error_of_its_tenant_before_its_first_change()
    {
        CreateTenants();
        Export();
        Run("Remove-TigrisBucketNotification acme acme-data; Set-TigrisOrganization acme -Quota 9GB; Disable-TigrisOrganization initech -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();

        var outcome = Run($"Sync-TigrisTenant '{Document}' -Confirm:$false");

        Assert.Equal("NoNotificationCredential", outcome.ErrorId);
        Assert.Equal(["initech: active: Done"], outcome.Output.Select(item => item.ToString()));
        Assert.Equal(["UpdateOrganization"], Sent());
    }

    [Fact]
    public void Credential_of_the_wrong_kind_is_refused()
    {
        CreateTenants();
        Export();
        Run("Remove-TigrisBucketNotification acme acme-data").ThrowIfFailed();

        Assert.Equal("NoNotificationCredential", Run($"Sync-TigrisTenant '{Document}' -Confirm:$false -NotificationCredential @{{ 'acme-data' = [pscredential]::new('me', $key) }}").ErrorId);
        Assert.Equal("InvalidNotificationCredential", Run($"Sync-TigrisTenant '{Document}' -Confirm:$false -NotificationCredential @{{ 'acme-data' = 'text' }}").ErrorId);
    }

    [Invariant("sync-tenant")]
    [Fact]
    public void Failed_change_leaves_other_tenants_and_changes_that_restrict()
    {
        CreateTenants();
        Run("Set-TigrisBucket acme acme-data -Public $true -ObjectAcl $true").ThrowIfFailed();
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":5000000,"bucket":[{"bucketName":"acme-data","public":false,"objectAcl":false,"allowPublicList":true}]}
            {"organizationId":"initech","quota":6000000}
            """);
        Server.Faults.Add("400:x1:UpdateBucket");

        var outcome = Sync();

        Assert.Equal("InvalidRequest", outcome.ErrorId);
        Assert.Equal(
            [
                "acme: quota: Done", "acme: bucket['acme-data'].public: Failed", "acme: bucket['acme-data'].objectAcl: Done", "acme: bucket['acme-data'].allowPublicList: Skipped",
                "initech: quota: Done",
            ],
            outcome.Output.Select(item => item.ToString()));
        Server.Faults.Clear();
        Assert.Equal(["acme: bucket['acme-data'].public: Done", "acme: bucket['acme-data'].allowPublicList: Done"], Changes(Sync()));
        AssertInSync();
    }

    [Fact]
    public void WhatIf_shows_each_change_and_sends_reads_only()
    {
        CreateTenants();
        Export();
        Run("Set-TigrisOrganization acme -Quota 9GB; Set-TigrisBucket acme acme-data -Public $true; Disable-TigrisOrganization initech -Confirm:$false").ThrowIfFailed();
        Server.Requests.Clear();
        Engine.Screen.TakeText();

        var outcome = Sync($"-WhatIf -JournalPath '{PathOf("journal")}'");

        Assert.Equal(["acme: quota: Planned", "acme: bucket['acme-data'].public: Planned", "initech: active: Planned"], Changes(outcome));
        var text = Engine.Screen.TakeText();
        Assert.Contains("quota: 9 GiB -> 1 GiB", text, StringComparison.Ordinal);
        Assert.Contains("bucket['acme-data'].public: true -> false", text, StringComparison.Ordinal);
        Assert.Empty(Sent());
        Assert.False(File.Exists(PathOf("journal")));
        Assert.False(File.Exists(Credentials));
    }

    [Fact]
    public void More_changes_than_allowed_change_nothing()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":7000000,"bucket":[{"bucketName":"acme-data","public":true}]}""");
        Server.Requests.Clear();

        Assert.Equal("TooManyChanges", Sync("-MaximumChanges 1").ErrorId);
        Assert.Empty(Sent());
        Assert.Equal(2, Changes(Sync("-MaximumChanges 2")).Length);
    }

    [Fact]
    public void Missing_tenant_without_a_name_is_an_error_and_one_that_is_inactive_is_not_created()
    {
        Write("tenants.jsonl", """
            {"organizationId":"acme","quota":7000000}
            {"organizationId":"globex","organizationName":"Globex","active":false}
            """);

        var outcome = Sync("-AllowDeactivate");

        Assert.Equal("NoOrganizationName", outcome.ErrorId);
        Assert.Equal(["globex: organizationId: Skipped"], outcome.Output.Select(item => item.ToString()));
        Assert.Contains(outcome.Warnings, warning => warning.Contains('2', StringComparison.Ordinal));
        Assert.Empty(Sent());
    }

    [Fact]
    public void Bucket_that_is_created_again_warns_of_its_earlier_key()
    {
        CreateTenants();
        Export();
        Run("Remove-TigrisBucket acme acme-snap -Confirm:$false").ThrowIfFailed();

        var outcome = Sync();

        Assert.Equal(["acme: bucket['acme-snap']: Done"], Changes(outcome));
        Assert.Contains(outcome.Warnings, warning => warning.Contains("'acme-snap' still exists", StringComparison.Ordinal) && warning.Contains("tid_", StringComparison.Ordinal));
        AssertInSync("-Mode Complete");
    }

    [Fact]
    public void Activation_warns_of_the_access_keys()
    {
        CreateTenants();

        var outcome = Run("[pscustomobject]@{ OrganizationId = 'globex'; Active = 'true' } | Sync-TigrisTenant -Confirm:$false");

        Assert.Equal(["globex: active: Done"], Changes(outcome));
        Assert.Contains("access keys", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
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
    public void Quota_below_the_usage_warns()
    {
        CreateTenants();
        Server.SetBucketContents("acme", "acme-data", 900_000_000, 1);
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5000000,"bucket":[{"bucketName":"acme-data"}]}""");

        Assert.Contains(Sync().Warnings, warning => warning.Contains("4.77 MiB", StringComparison.Ordinal) && warning.Contains("858.31 MiB", StringComparison.Ordinal));
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
    public void Tenant_that_changes_while_the_plan_is_made_is_refused()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5000000,"active":true}""");
        var reads = 0;
        Server.Faults.Hook = request =>
        {
            if (request.OperationId.EndsWith("GetOrganization", StringComparison.Ordinal) && System.Threading.Interlocked.Increment(ref reads) == 2)
            {
                return Tigris.Emulator.FaultAction.Answer(200, body: """{"data":{"id":"acme","name":"Acme","active":true,"quota":{"limit_bytes":1}}}""");
            }

            return null;
        };
        Server.Requests.Clear();

        var outcome = Sync();

        Assert.Equal("StateChanged", outcome.ErrorId);
        Assert.Empty(outcome.Output);
        Assert.Empty(Sent());
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
