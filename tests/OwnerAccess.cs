using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Tigris.Tests;

/// <summary>The rights that users other than the owner have on a file: the mode on Unix, the access list on Windows.</summary>
internal static class OwnerAccess
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file to each user.</summary>
    public static void OpenToAll(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b110_110_110);
            return;
        }

        var file = new FileInfo(path);
        var security = file.GetAccessControl();
        security.AddAccessRule(new FileSystemAccessRule(Everyone(), FileSystemRights.FullControl, AccessControlType.Allow));
        file.SetAccessControl(security);
    }

    /// <summary>Fails unless the owner can read and write the file and no other user can do anything with it.</summary>
    public static void AssertOwnerOnly(string path)
    {
        Assert.Equal("", OfOthers(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
            return;
        }

        var rule = Assert.Single(Rules(path));
        Assert.Equal((AccessControlType.Allow, FileSystemRights.FullControl), (rule.AccessControlType, rule.FileSystemRights));
    }

    /// <summary>Returns the rights of others as text; empty if they have none.</summary>
    public static string OfOthers(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            var rights = File.GetUnixFileMode(path) & ~OwnerOnly;
            return rights == 0 ? "" : $"{rights}";
        }

        return OfOthersOnWindows(path);
    }

    [SupportedOSPlatform("windows")]
    private static string OfOthersOnWindows(string path)
    {
        using var user = WindowsIdentity.GetCurrent();
        var others = Rules(path).Where(rule => !rule.IdentityReference.Equals(user.User)).Select(Describe);
        return string.Join("; ", new FileInfo(path).GetAccessControl().AreAccessRulesProtected ? others : others.Prepend("inherits from the folder"));
    }

    [SupportedOSPlatform("windows")]
    private static string Describe(FileSystemAccessRule rule) => $"{rule.IdentityReference.Value}: {rule.FileSystemRights}";

    [SupportedOSPlatform("windows")]
    private static List<FileSystemAccessRule> Rules(string path) =>
        [.. new FileInfo(path).GetAccessControl().GetAccessRules(true, true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>()];

    [SupportedOSPlatform("windows")]
    private static SecurityIdentifier Everyone() => new(WellKnownSidType.WorldSid, null);
}
