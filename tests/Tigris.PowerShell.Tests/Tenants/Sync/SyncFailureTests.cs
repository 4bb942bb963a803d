using System;
using System.Linq;
using System.Threading;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Reports failures, and warns of side effects.</summary>
public sealed class SyncFailureTests : SyncTest
{
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
    public void Tenant_that_changes_while_the_plan_is_made_is_refused()
    {
        CreateTenants();
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5000000,"active":true}""");
        var reads = 0;
        Server.Faults.Hook = request =>
        {
            if (request.OperationId.EndsWith("GetOrganization", StringComparison.Ordinal) && Interlocked.Increment(ref reads) == 2)
            {
                return FaultAction.Answer(200, body: """{"data":{"id":"acme","name":"Acme","active":true,"quota":{"limit_bytes":1}}}""");
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
    public void Quota_below_the_usage_warns()
    {
        CreateTenants();
        Server.SetBucketContents("acme", "acme-data", 900_000_000, 1);
        Write("tenants.jsonl", """{"organizationId":"acme","quota":5000000,"bucket":[{"bucketName":"acme-data"}]}""");

        Assert.Contains(Sync().Warnings, warning => warning.Contains("4.77 MiB", StringComparison.Ordinal) && warning.Contains("858.31 MiB", StringComparison.Ordinal));
    }
}
