using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tigris.Client.Files;

/// <summary>Resolves links.</summary>
internal static class FileLink
{
    private const int LongestPath = 32768;
    private const int ShareAll = 7;
    private const int OpenExisting = 3;
    private const int BackupSemantics = 0x02000000;
    private const string LocalPrefix = @"\\?\";
    private const string NetworkPrefix = @"\\?\UNC\";

    /// <summary>Returns the final target of a link; the file itself if it isn't a link.</summary>
    public static FileInfo Follow(FileInfo file)
    {
        if (!file.Exists || (file.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return file;
        }

        using var target = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new FileInfo(FinalPath(target.SafeFileHandle, file.FullName));
    }

    /// <summary>Returns the path of a file without links: neither the file nor one of its folders is a link.</summary>
    public static string Resolve(FileInfo file)
    {
        var target = Follow(file);
        if (target.Directory is not { Exists: true } folder || !RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return target.FullName;
        }

        using var handle = CreateFile(folder.FullName, 0, ShareAll, IntPtr.Zero, OpenExisting, BackupSemantics, IntPtr.Zero);
        return Path.Combine(FinalPath(handle, folder.FullName), target.Name);
    }

    private static string FinalPath(SafeFileHandle handle, string shown)
    {
        var path = new char[LongestPath];
        var length = handle.IsInvalid ? 0 : GetFinalPathNameByHandle(handle, path, path.Length, 0);
        return length is > 0 and < LongestPath
            ? WithoutPrefix(new string(path, 0, length))
            : throw new IOException(MessageText.Of(Messages.FileLinkBroken, shown), new Win32Exception(Marshal.GetLastWin32Error()));
    }

    private static string WithoutPrefix(string path) =>
        path.StartsWith(NetworkPrefix, StringComparison.Ordinal) ? @"\\" + path[NetworkPrefix.Length..]
        : path.StartsWith(LocalPrefix, StringComparison.Ordinal) ? path[LocalPrefix.Length..]
        : path;

    [DllImport("kernel32.dll", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern SafeFileHandle CreateFile(string path, int access, int share, IntPtr security, int creation, int flags, IntPtr template);

    [DllImport("kernel32.dll", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFinalPathNameByHandle(SafeFileHandle file, [Out] char[] path, int size, int flags);
}
