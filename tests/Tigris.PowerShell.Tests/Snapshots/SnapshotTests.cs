using System.Linq;

namespace Tigris.PowerShell.Tests.Snapshots;

/// <summary>Creates snapshots and forks of them.</summary>
public sealed class SnapshotTests : EmulatorTest
{
    [Invariant("piping")]
    [Fact]
    public void A_piped_snapshot_keeps_all_digits_of_its_version()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A -EnableSnapshots").ThrowIfFailed();

        var taken = Run("$taken = Get-TigrisBucket acme | New-TigrisSnapshot -Description before; $taken").ThrowIfFailed().Output.Single();

        var version = Assert.IsType<string>(taken.Properties["SnapshotVersion"].Value);
        Assert.Equal(19, version.Length);
        Assert.Equal("before", taken.Properties["Description"].Value);
        Assert.Equal([version], Run("$taken | Get-TigrisSnapshot").ThrowIfFailed().Texts("SnapshotVersion"));
        Assert.Equal([version], Run("'acme-data' | Get-TigrisSnapshot acme").ThrowIfFailed().Texts("SnapshotVersion"));
        Assert.Equal([version], Run($"Get-TigrisSnapshot acme acme-data {version}").ThrowIfFailed().Texts("SnapshotVersion"));
        Run("Get-TigrisSnapshot acme acme-data | Remove-TigrisSnapshot -Confirm:$false").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisSnapshot acme *").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_version_that_lost_digits_is_refused()
    {
        Assert.Equal("ParameterArgumentTransformationError", Run("Get-TigrisSnapshot acme acme-data ([double]1751631910196672425)").ErrorId);
        Assert.Equal("ParameterArgumentTransformationError", Run("Remove-TigrisSnapshot acme acme-data ([double]1751631910196672425) -Confirm:$false").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void A_bucket_without_snapshots_refuses_one()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A").ThrowIfFailed();

        Assert.Contains(Run("New-TigrisSnapshot acme acme-data").ErrorId, new[] { "InvalidRequest", "Conflict" });
    }

    [Fact]
    public void A_fork_names_its_parent_which_cannot_be_deleted_first()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A -EnableSnapshots; $taken = New-TigrisSnapshot acme acme-data").ThrowIfFailed();
        Run("New-TigrisBucket acme acme-fork -ForkOf acme-data -SourceSnapshot $taken.SnapshotVersion").ThrowIfFailed();

        var fork = Run("Get-TigrisBucket acme acme-fork").Output.Single();
        Assert.Equal("acme-data", fork.Properties["ForkOf"].Value);
        Assert.Equal(Run("$taken").Texts("SnapshotVersion").Single(), fork.Properties["SourceSnapshot"].Value);
        Assert.Equal(true, Run("Get-TigrisBucket acme acme-data").Values("HasForks").Single());
        Assert.Equal("Conflict", Run("Remove-TigrisBucket acme acme-data -Force -Confirm:$false").ErrorId);
        Run("Remove-TigrisBucket acme acme-fork,acme-data -Confirm:$false -ThrottleLimit 1").ThrowIfFailed();
    }
}
