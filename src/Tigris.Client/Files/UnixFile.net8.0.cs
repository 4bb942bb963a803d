using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Tigris.Client.Files;

/// <summary>Owner-only files by their mode: 0600.</summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int CloseOnExecLinux = 0x80000;
    private const int CloseOnExecMac = 0x1000000;
    private const int NotFound = 2;
    private const int NoPermission = 13;

    public static FileStream Open(FileInfo file, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (mode is not (FileMode.Open or FileMode.Truncate))
        {
            options.UnixCreateMode = OwnerOnly;
        }

        RefuseDevice(file);
        var stream = new FileStream(file.FullName, options);
        try
        {
            Tighten(stream);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file for reading without the shared lock that .NET takes, which a writer's exclusive one refuses.</summary>
    public static FileStream OpenShared(FileInfo file)
    {
        RefuseDevice(file);
        var descriptor = OpenDescriptor(file.FullName, OperatingSystem.IsLinux() ? CloseOnExecLinux : CloseOnExecMac);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw error switch
            {
                NotFound => new FileNotFoundException($"The file '{file.FullName}' doesn't exist.", file.FullName),
                NoPermission => new UnauthorizedAccessException($"Access to '{file.FullName}' is denied."),
                _ => new IOException($"'{file.FullName}' can't be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
            };
        }

        return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDescriptor([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    private static void Tighten(FileStream stream)
    {
        var mode = File.GetUnixFileMode(stream.SafeFileHandle);
        if ((mode & ~OwnerOnly) != 0)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode & OwnerOnly);
        }
    }

    // An administrator who writes to /dev/null would take it from everybody else.
    private static void RefuseDevice(FileInfo file)
    {
        var target = FileLink.Follow(file).FullName;
        if (target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            throw new IOException($"'{target}' is a device, not a file.");
        }
    }
}
