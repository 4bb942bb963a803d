using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Tigris.Client.Files;

/// <summary>Creates owner-only files by their mode: 0600.</summary>
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

    /// <summary>Opens a file for reading without .NET's shared lock, which fails while a writer has an exclusive lock.</summary>
    public static FileStream OpenShared(FileInfo file)
    {
        RefuseDevice(file);
        var descriptor = OpenDescriptor(file.FullName, OperatingSystem.IsLinux() ? CloseOnExecLinux : CloseOnExecMac);
        if (descriptor < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw error switch
            {
                NotFound => new FileNotFoundException(MessageText.Of(Messages.FileMissing, file.FullName), file.FullName),
                NoPermission => new UnauthorizedAccessException(MessageText.Of(Messages.FileAccessDenied, file.FullName)),
                _ => new IOException(MessageText.Of(Messages.FileNotOpened, file.FullName, Marshal.GetPInvokeErrorMessage(error))),
            };
        }

        return new FileStream(new SafeFileHandle(descriptor, ownsHandle: true), FileAccess.Read);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenDescriptor([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    /// <summary>Opens a regular file that the current user owns and can write to, and creates it if it doesn't exist.</summary>
    /// <exception cref="IOException">The path leads to a link, a device, or a file of another user.</exception>
    public static FileStream OpenOwn(FileInfo file)
    {
        // The entries of /proc/PID/fd are open files, although they look like links.
        if (file.LinkTarget is not null && !file.FullName.StartsWith("/proc/", StringComparison.Ordinal))
        {
            throw new IOException(MessageText.Of(Messages.FileIsSymbolicLink, file.FullName));
        }

        RefuseDevice(file);
        var stream = new FileStream(file.FullName, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly,
        });
        try
        {
            if (UnixOwner.FindProblem(stream.SafeFileHandle) is { } problem)
            {
                throw new IOException(MessageText.Of(Messages.FileUnsafe, file.FullName, problem));
            }

            var mode = File.GetUnixFileMode(stream.SafeFileHandle);
            if (!stream.CanSeek || (mode & UnixFileMode.UserWrite) == 0)
            {
                // An administrator can write to a read-only file.
                throw new UnauthorizedAccessException(MessageText.Of(Messages.FileReadOnly, file.FullName));
            }

            // Fails on a file of another user if the system doesn't report the owner.
            File.SetUnixFileMode(stream.SafeFileHandle, mode & OwnerOnly);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void Tighten(FileStream stream)
    {
        var mode = File.GetUnixFileMode(stream.SafeFileHandle);
        if ((mode & ~OwnerOnly) != 0)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, mode & OwnerOnly);
        }
    }

    // Refuse devices: as root, chmod 600 on /dev/null would break the system.
    private static void RefuseDevice(FileInfo file)
    {
        var target = FileLink.Follow(file).FullName;
        if (target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal))
        {
            throw new IOException(MessageText.Of(Messages.FileIsDevice, target));
        }
    }
}
