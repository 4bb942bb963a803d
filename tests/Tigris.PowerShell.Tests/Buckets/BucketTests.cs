using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Buckets;

/// <summary>Creates, reads and deletes buckets.</summary>
public sealed class BucketTests : EmulatorTest
{
    [Fact]
    public void A_new_bucket_has_its_organization_and_a_secret_that_no_view_shows()
    {
        var outcome = Run("New-TigrisBucket acme acme-data -OrganizationName 'Acme Corp' -Quota 1GB").ThrowIfFailed();

        var bucket = Assert.Single(outcome.Output);
        Assert.Equal(("acme", "acme-data"), (bucket.Properties["OrganizationId"].Value, bucket.Properties["BucketName"].Value));
        var secret = Assert.IsType<SecureString>(bucket.Properties["SecretAccessKey"].Value);
        var credential = Assert.IsType<PSCredential>(bucket.Properties["Credential"].Value);
        Assert.Equal(bucket.Properties["AccessKeyId"].Value, credential.UserName);
        Assert.StartsWith("tsec_", credential.GetNetworkCredential().Password, StringComparison.Ordinal);
        Assert.Equal(credential.GetNetworkCredential().Password.Length, secret.Length);
        Assert.Equal(new Uri("https://t3.storage.dev"), bucket.Properties["S3Endpoint"].Value);
        Assert.Equal("acme-data", bucket.BaseObject.ToString());
        Assert.Equal(1073741824L, Run("Get-TigrisOrganization acme").Values("Quota").Single());
    }

    [Fact]
    public void AsPlainText_returns_the_secret_as_text()
    {
        var outcome = Run("$bucket = New-TigrisBucket acme acme-data -OrganizationName Acme -AsPlainText; $bucket.SecretAccessKey; $bucket.Credential").ThrowIfFailed();

        var secret = Assert.IsType<string>(outcome.Output[0].BaseObject);
        Assert.StartsWith("tsec_", secret, StringComparison.Ordinal);
        Assert.Equal(secret, Assert.IsType<PSCredential>(outcome.Output[1].BaseObject).GetNetworkCredential().Password);
    }

    [Fact]
    public void OrganizationName_is_optional_for_an_existing_organization()
    {
        Run("New-TigrisOrganization acme 'Acme Corp'").ThrowIfFailed();

        Run("'b-one','b-two' | New-TigrisBucket -OrganizationId acme").ThrowIfFailed();

        Assert.Equal(["b-one", "b-two"], Run("Get-TigrisBucket acme").Texts("BucketName"));
    }

    [Fact]
    public void A_new_organization_without_a_name_is_an_error_and_creates_nothing()
    {
        var outcome = Run("New-TigrisBucket acme acme-data");

        Assert.Equal("NoOrganizationName", outcome.ErrorId);
        Assert.Equal(0, Server.Requests.Count("Provisioning"));
    }

    [Fact]
    public void Options_are_sent_unchanged()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A -Public $true -AllowPublicList $true -ObjectAcl yes -StorageClass STANDARD_IA -Region iad,fra -EnableSnapshots").ThrowIfFailed();

        var bucket = Run("Get-TigrisBucket acme acme-data").ThrowIfFailed().Output.Single();
        Assert.Equal(true, bucket.Properties["Public"].Value);
        Assert.Equal(true, bucket.Properties["AllowPublicList"].Value);
        Assert.Equal(true, bucket.Properties["ObjectAcl"].Value);
        Assert.Equal(true, bucket.Properties["SnapshotsEnabled"].Value);
        Assert.Equal("STANDARD_IA", bucket.Properties["StorageClass"].Value);
        Assert.Equal(["iad", "fra"], (System.Collections.Generic.IEnumerable<string>)bucket.Properties["Region"].Value);
    }

    [Fact]
    public void A_region_list_of_a_CSV_is_accepted_as_one_text()
    {
        Run("[pscustomobject]@{ OrganizationId='a'; OrganizationName='A'; BucketName='a-data'; Region='iad, fra'; Quota='' } | New-TigrisBucket").ThrowIfFailed();

        Assert.Equal("iad fra", Run("(Get-TigrisBucket a).Region -join ' '").Output.Single().ToString());
    }

    [Fact]
    public void Wildcards_list_and_exact_names_must_exist()
    {
        Run("New-TigrisOrganization acme A; 'acme-a','acme-b','other' | New-TigrisBucket -OrganizationId acme").ThrowIfFailed();

        Assert.Equal(["acme-a", "acme-b"], Run("Get-TigrisBucket acme acme-*").ThrowIfFailed().Texts("BucketName"));
        Assert.Empty(Run("Get-TigrisBucket acme nothing*").ThrowIfFailed().Output);
        Assert.Equal("NotFound", Run("Get-TigrisBucket acme nothing").ErrorId);
        Assert.Equal("nothing", Run("Get-TigrisBucket acme nothing").Error.TargetObject);
        Assert.Equal(["other", "acme-a"], Run("Get-TigrisBucket acme other,acme-a").Texts("BucketName"));
    }

    [Fact]
    public void An_organization_wildcard_matches_deactivated_organizations_too()
    {
        Run("'a1','a2','b1' | ForEach-Object { New-TigrisBucket $_ \"$_-data\" -OrganizationName $_ }; Disable-TigrisOrganization a2 -Confirm:$false").ThrowIfFailed();

        Assert.Equal(["a1-data", "a2-data"], Run("Get-TigrisBucket a*").ThrowIfFailed().Texts("BucketName"));
    }

    [Fact]
    public void Organizations_pipe_into_buckets_and_buckets_into_removal()
    {
        Run("'a','b' | ForEach-Object { New-TigrisBucket $_ \"$_-data\" -OrganizationName $_ }").ThrowIfFailed();

        Assert.Equal(["a-data", "b-data"], Run("Get-TigrisOrganization | Get-TigrisBucket").ThrowIfFailed().Texts("BucketName"));
        Assert.Empty(Run("Get-TigrisOrganization | Get-TigrisBucket | Remove-TigrisBucket -Confirm:$false").ThrowIfFailed().Output);
        Assert.Empty(Run("Get-TigrisBucket *").ThrowIfFailed().Output);
    }

    [Invariant("confirmation")]
    [Fact]
    public void A_bucket_with_objects_is_only_deleted_with_Force()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();
        Server.SetBucketContents("acme", "acme-data", 1000, 3);

        var refused = Run("'acme-data' | Remove-TigrisBucket acme -Confirm:$false");
        Assert.Equal("Conflict", refused.ErrorId);
        Assert.Equal("acme-data", refused.Error.TargetObject);
        Assert.Contains("-Force", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        Run("'acme-data' | Remove-TigrisBucket acme -Force -Confirm:$false").ThrowIfFailed();
        Assert.Equal("NotFound", Run("Get-TigrisBucket acme acme-data").ErrorId);
    }

    [Fact]
    public void A_deactivated_organization_gets_no_bucket()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A; Disable-TigrisOrganization acme -Confirm:$false").ThrowIfFailed();

        var outcome = Run("New-TigrisBucket acme acme-more");

        Assert.Equal("Forbidden", outcome.ErrorId);
        Assert.Equal(ErrorCategory.PermissionDenied, outcome.Error.CategoryInfo.Category);
        Run("Get-TigrisBucket acme | Remove-TigrisBucket -Confirm:$false").ThrowIfFailed();
    }

    [Fact]
    public void A_snapshot_needs_a_bucket_to_fork()
    {
        Assert.Equal("SnapshotWithoutFork", Run("New-TigrisBucket acme b-two -OrganizationName A -SourceSnapshot 1751631910196672425").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_lost_response_to_a_deletion_is_not_an_error()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();
        Server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "DeleteBucket");

        Run("Remove-TigrisBucket acme acme-data -Confirm:$false").ThrowIfFailed();

        Assert.Equal(2, Server.Requests.Count("DeleteBucket"));
    }

    [Fact]
    public void A_lost_response_to_a_creation_names_the_object_to_look_for()
    {
        Server.Faults.Next(FaultAction.AbortAfterHandling(), operationId: "CreateOrganization");

        var outcome = Run("New-TigrisOrganization acme Acme");

        Assert.Equal("OutcomeUnknown", outcome.ErrorId);
        Assert.Contains("Get-TigrisOrganization", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, Server.Requests.Count("CreateOrganization"));
    }
}
