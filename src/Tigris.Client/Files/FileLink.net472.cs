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
        var path = new char[LongestPath];
        var length = GetFinalPathNameByHandle(target.SafeFileHandle, path, path.Length, 0);
        return length is > 0 and < LongestPath
            ? new FileInfo(WithoutPrefix(new string(path, 0, length)))
            : throw new IOException(MessageText.Of(Messages.FileLinkBroken, file.FullName), new Win32Exception(Marshal.GetLastWin32Error()));
    }

    private static string WithoutPrefix(string path) =>
        path.StartsWith(NetworkPrefix, StringComparison.Ordinal) ? @"\\" + path[NetworkPrefix.Length..]
        : path.StartsWith(LocalPrefix, StringComparison.Ordinal) ? path[LocalPrefix.Length..]
        : path;

    [DllImport("kernel32.dll", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFinalPathNameByHandle(SafeFileHandle file, [Out] char[] path, int size, int flags);
}
