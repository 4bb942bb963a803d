using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Tigris.Client.Files;

/// <summary>The owner and the type of an open file. .NET reports neither.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixOwner
{
    private const int EmptyPath = 0x1000;
    private const uint TypeAndOwner = 0x1 | 0x8;
    private const int StatusSize = 256;
    private const int OwnerOffset = 20;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Gets the reason that a file isn't the current user's own regular file; null if it is, or if this system can't tell.</summary>
    public static string? FindProblem(SafeFileHandle file)
    {
        var status = new byte[StatusSize];
        try
        {
            if (!OperatingSystem.IsLinux() || Statx(file, [0], EmptyPath, TypeAndOwner, status) != 0)
            {
                return null;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library.
            return null;
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & TypeMask) != RegularFile ? Messages.FileNotRegular
            : BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(OwnerOffset)) != EffectiveUser() ? Messages.FileOfAnotherUser
            : null;
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(SafeFileHandle folder, byte[] path, int flags, uint mask, byte[] status);

    [DllImport("libc", EntryPoint = "geteuid", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
}
