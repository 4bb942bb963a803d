using System;
using System.IO;
using System.Linq;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests Compare-TigrisTenant.</summary>
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
    public void Changed_id_is_missing_and_extra()
    {
        CreateTenants();
        Export();
        Edit("initech", line => line.Replace("\"initech\"", "\"initec\"", StringComparison.Ordinal));

        Assert.Equal(["initec: organizationId: Missing", "initech: organizationId: Extra"], Differences(Compare("-Mode Complete")));
        Assert.Equal(["initec: organizationId: Missing"], Differences(Compare()));
    }

    [Fact]
    public void Key_that_provisioning_made_is_never_extra()
    {
        CreateTenants();
        var document = Write("tenants.jsonl", """
            {"organizationId":"acme","quota":1073741824,"bucket":[{"bucketName":"acme-data","domainName":"data.example.com"},{"bucketName":"acme-snap"}],"policy":[{"policyName":"reader"}],"accessKey":[{"keyName":"ci"}]}
            {"organizationId":"globex","bucket":[{"bucketName":"globex-data"}]}
            {"organizationId":"initech"}

            """);

        // What the document doesn't name, an empty bucket or key has not; acme-data has rules and a webhook, and ci has a role and a policy.
        Assert.Equal(
            [
                "acme: bucket['acme-data'].notification: Extra", "acme: bucket['acme-data'].lifecycleRule: Extra", "acme: accessKey['ci'].bucketRole: Extra",
                "acme: accessKey['ci'].policy: Extra",
            ],
            Differences(Compare("-Mode Complete", document)));
    }

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

    [Fact]
    public void Accepted_difference_is_left_out_until_it_expires()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5,"active":false,"acceptedDeviation":[{"path":"quota","reason":"Ticket 1","author":"kim","expiresOn":"2999-12-31"},{"path":"active","reason":"Ticket 2","author":"kim","expiresOn":"2020-01-31"}]}""");

        var outcome = Compare();
        var all = Compare("-IncludeAccepted");

        Assert.Equal(["acme: active: Different"], Differences(outcome));
        Assert.Contains("Ticket 2 (kim, until 2020-01-31)", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(["acme: active: Different", "acme: quota: Different"], Differences(all).Order());
        Assert.Equal("Ticket 1 (kim, until 2999-12-31)", all.Texts("AcceptedDeviation").Single(text => text is not null));
        Assert.Equal([1, 1], Compare("-Summary").Output.SelectMany(item => new[] { item.Properties["Accepted"].Value, item.Properties["Different"].Value }));
    }

    [Fact]
    public void Plan_holds_for_each_bucket_and_the_tenant_overrides_it()
    {
        CreateTenants();
        var plans = Write("plans.json", """
            {
              "plans": {
                "basic": { "quota": "1 GiB", "bucket": { "region": ["fra"], "public": false }, "policy": [{ "policyName": "audit", "document": { "Statement": [] } }] }
              }
            }
            """);
        Write("tenants.jsonl", """
            {"organizationId":"acme","plan":"basic","bucket":[{"bucketName":"acme-data","region":["iad","fra"]}]}
            {"organizationId":"globex","plan":"basic","quota":null,"policy":[]}
            """);

        Assert.Equal(
            ["acme: bucket['acme-snap'].region: Different", "acme: policy['audit']: Missing", "globex: bucket['globex-data'].region: Different", "globex: policy['audit']: Missing"],
            Differences(Compare($"-PlanPath '{plans}'")));
    }

    [Fact]
    public void Table_of_a_spreadsheet_is_read_with_its_separator_and_encoding()
    {
        CreateTenants();
        var table = PathOf("tenants.csv");
        File.WriteAllText(table, "id;name;quota;active;plan\r\nacme;Acme;1 GiB;WAHR\r\n", new System.Text.UTF8Encoding(true));
        Assert.Equal("InvalidStateDocument", Compare(path: table).ErrorId);

        File.WriteAllText(table, "\uFEFFid;name;quota;active;plan\r\nacme;\"Acme; \"\"Inc\"\"\";2 GiB;true;\r\nglobex;;;yes;\r\n;;;;\r\n", new System.Text.UTF8Encoding(false));
        Assert.Equal(["acme: organizationName: Different", "acme: quota: Different", "globex: active: Different", "initech: organizationId: Extra"], Differences(Compare("-Mode Complete", table)));
    }

    [Fact]
    public void Piped_rows_are_compared_one_by_one()
    {
        CreateTenants();

        var outcome = Run("""
            @'
            OrganizationId,OrganizationName,Quota,Active
            acme,Acme,2 GiB,true
            globex,,,maybe
            initech,Initech Inc,,
            acme,,,
            '@ | ConvertFrom-Csv | Compare-TigrisTenant
            """);

        Assert.Equal(["acme: quota: Different", "initech: organizationName: Different"], outcome.Output.Select(item => item.ToString()));
        Assert.Equal([1, 3], outcome.Values("Line"));
        Assert.Equal(["InvalidFlag", "InvalidState"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("2", outcome.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Server.Requests.Entries.Count(entry => entry.OperationId.EndsWith("Buckets", StringComparison.Ordinal) || entry.OperationId.EndsWith("Policies", StringComparison.Ordinal) || entry.OperationId.EndsWith("Keys", StringComparison.Ordinal)));
    }

    [Fact]
    public void Document_of_another_account_gives_a_warning_that_no_tenant_exists()
    {
        Write("tenants.jsonl", "{\"organizationId\":\"a\"}\n{\"organizationId\":\"b\"}\n");

        var outcome = Compare();

        Assert.Equal(2, Differences(outcome).Length);
        Assert.Contains("None of the 2 tenants", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Shard_compares_its_part_and_is_refused_in_the_mode_Complete()
    {
        Write("tenants.jsonl", string.Concat(Enumerable.Range(0, 20).Select(index => $"{{\"organizationId\":\"t{index}\"}}\n")));

        var parts = Run($"1..3 | ForEach-Object {{ Compare-TigrisTenant '{Document}' -Shard \"$_/3\" }}");

        Assert.Equal(20, parts.Texts("OrganizationId").Distinct().Count());
        Assert.Equal("ShardWithComplete", Compare("-Mode Complete -Shard 1/3").ErrorId);
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
