using System.IO;
using Tigris.Client.Files;

namespace Tigris.Client.Tests.Files;

/// <summary>Tests that network file systems are recognized by the names that the system uses.</summary>
public sealed class SharedPathTests
{
    [Theory]
    [InlineData("nfs")]
    [InlineData("nfs4")]
    [InlineData("cifs")]
    [InlineData("smb2")]
    [InlineData("smbfs")]
    [InlineData("9p")]
    [InlineData("v9fs")]
    [InlineData("fuse")]
    [InlineData("fuse.sshfs")]
    [InlineData("fuseblk")]
    [InlineData("ceph")]
    [InlineData("lustre")]
    [InlineData("drvfs")]
    [InlineData("virtiofs")]
    public void A_network_file_system_is_shared(string format) => Assert.True(SharedPath.IsShared(format, DriveType.Unknown));

    [Theory]
    [InlineData("ext4")]
    [InlineData("ext3")]
    [InlineData("xfs")]
    [InlineData("btrfs")]
    [InlineData("tmpfs")]
    [InlineData("overlayfs")]
    [InlineData("apfs")]
    [InlineData("zfs")]
    public void A_local_file_system_is_not_shared(string format) => Assert.False(SharedPath.IsShared(format, DriveType.Fixed));

    [Fact]
    public void A_network_drive_of_any_format_is_shared() => Assert.True(SharedPath.IsShared("unknown", DriveType.Network));
}
