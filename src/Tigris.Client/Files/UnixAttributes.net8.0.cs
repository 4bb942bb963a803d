using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tigris.Client.Files;

/// <summary>Copies the owner, access list and extended attributes of a file. .NET can't copy them.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixAttributes
{
    private const string AccessList = "system.posix_acl_access";
    private const uint MacAccessListAndAttributes = 1 | 4;

    /// <summary>Changes the user and the group of a file; returns false if the current user isn't allowed to.</summary>
    public static bool ChangeOwner(FileStream stream, uint user, uint group) => NativeChangeOwner(stream.SafeFileHandle, user, group) == 0;

    /// <summary>Copies the access list and the attributes that users set. The kernel sets the attributes of its security modules.</summary>
    public static void Copy(string source, string target)
    {
        if (OperatingSystem.IsMacOS())
        {
            Require(NativeMacCopy(source, target, 0, MacAccessListAndAttributes) == 0, source);
            return;
        }

        var names = Names(source);
        if (!names.Contains(AccessList))
        {
            // The folder may have given the new file a list.
            _ = NativeRemove(target, AccessList);
        }

        foreach (var name in names.Where(name => name == AccessList || name.StartsWith("user.", StringComparison.Ordinal)))
        {
            var value = Value(source, name);
            Require(NativeSet(target, name, value, value.Length, 0) == 0, source);
        }
    }

    private static string[] Names(string path)
    {
        var size = NativeList(path, [], 0);
        if (size <= 0)
        {
            // The file has none, or the file system doesn't support them.
            return [];
        }

        var names = new byte[size];
        size = NativeList(path, names, names.Length);
        Require(size >= 0, path);
        return Encoding.UTF8.GetString(names, 0, (int)size).Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    private static byte[] Value(string path, string name)
    {
        var size = NativeGet(path, name, [], 0);
        Require(size >= 0, path);
        var value = new byte[size];
        Require(NativeGet(path, name, value, value.Length) == size, path);
        return value;
    }

    private static void Require(bool succeeded, string path)
    {
        if (!succeeded)
        {
            throw new IOException(MessageText.Of(Messages.FileAttributesLost, path, Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())));
        }
    }

    [DllImport("libc", EntryPoint = "fchown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeChangeOwner(SafeFileHandle file, uint user, uint group);

    [DllImport("libc", EntryPoint = "listxattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint NativeList([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] names, nint size);

    [DllImport("libc", EntryPoint = "getxattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint NativeGet(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [Out] byte[] value, nint size);

    [DllImport("libc", EntryPoint = "setxattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeSet(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, byte[] value, nint size, int flags);

    [DllImport("libc", EntryPoint = "removexattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeRemove([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", EntryPoint = "copyfile", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeMacCopy(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to, nint state, uint flags);
}
