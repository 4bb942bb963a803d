using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Tigris.Client.Files;

/// <summary>The properties of a file that .NET doesn't report.</summary>
[UnsupportedOSPlatform("windows")]
internal readonly record struct UnixStatus(uint User, uint Group, uint Links, uint TypeAndMode, bool IsMountPoint, bool IsProtected)
{
    private const int BufferSize = 256;
    private const int CurrentFolder = -100;
    private const uint BasicFacts = 0x7FF;
    private const ulong Immutable = 0x10;
    private const ulong AppendOnly = 0x20;
    private const ulong MountRoot = 0x2000;
    private const uint MacImmutable = 0x00020002;
    private const int NoSuchFile = 2;

    public bool IsFile => (TypeAndMode & 0xF000) == 0x8000;

    public UnixFileMode Mode => (UnixFileMode)(TypeAndMode & 0xFFF);

    /// <summary>Reads the properties of a file or of the target of a link; null if it doesn't exist.</summary>
    public static UnixStatus? Of(string path)
    {
        var buffer = new byte[BufferSize];
        var result = Read(path, buffer);
        var error = Marshal.GetLastPInvokeError();
        return result == 0 ? (OperatingSystem.IsMacOS() ? OfMac(buffer) : OfLinux(buffer))
            : error == NoSuchFile ? null
            : throw new IOException(MessageText.Of(Messages.FileNotExamined, path, Marshal.GetPInvokeErrorMessage(error)));
    }

    private static int Read(string path, byte[] buffer)
    {
        try
        {
            return OperatingSystem.IsMacOS() ? MacStatus(path, buffer) : LinuxStatus(CurrentFolder, path, 0, BasicFacts, buffer);
        }
        catch (EntryPointNotFoundException exception)
        {
            // musl before 1.2.5.
            throw new IOException(MessageText.Of(Messages.FileOwnerUnknown, path), exception);
        }
    }

    // struct statx, which is the same on every architecture.
    private static UnixStatus OfLinux(ReadOnlySpan<byte> facts)
    {
        var attributes = BinaryPrimitives.ReadUInt64LittleEndian(facts[8..]);
        return new UnixStatus(
            BinaryPrimitives.ReadUInt32LittleEndian(facts[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(facts[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(facts[16..]),
            BinaryPrimitives.ReadUInt16LittleEndian(facts[28..]),
            (attributes & MountRoot) != 0,
            (attributes & (Immutable | AppendOnly)) != 0);
    }

    // struct stat with 64-bit inodes.
    private static UnixStatus OfMac(ReadOnlySpan<byte> facts) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(facts[16..]),
        BinaryPrimitives.ReadUInt32LittleEndian(facts[20..]),
        BinaryPrimitives.ReadUInt16LittleEndian(facts[6..]),
        BinaryPrimitives.ReadUInt16LittleEndian(facts[4..]),
        false,
        (BinaryPrimitives.ReadUInt32LittleEndian(facts[116..]) & MacImmutable) != 0);

    private static int MacStatus(string path, byte[] buffer) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatusOfIntelMac(path, buffer) : StatusOfMac(path, buffer);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LinuxStatus(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] buffer);

    [DllImport("libc", EntryPoint = "stat", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatusOfMac([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] buffer);

    [DllImport("libc", EntryPoint = "stat$INODE64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatusOfIntelMac([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [Out] byte[] buffer);
}
