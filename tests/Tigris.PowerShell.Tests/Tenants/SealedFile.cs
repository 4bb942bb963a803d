using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>A file in memory that can refuse to grow from any moment, like a full disk.</summary>
internal sealed class SealedFile : IDisposable
{
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;
    private const int SealGrow = 4;

    private readonly SafeFileHandle _handle = MemfdCreate("credentials\0"u8.ToArray(), AllowSealing);

    public string Path => $"/proc/{Environment.ProcessId}/fd/{_handle.DangerousGetHandle()}";

    public string Text
    {
        get
        {
            var bytes = new byte[RandomAccess.GetLength(_handle)];
            RandomAccess.Read(_handle, bytes, 0);
            return Encoding.UTF8.GetString(bytes);
        }
    }

    public void Seal()
    {
        if (Fcntl(_handle, AddSeals, SealGrow) != 0)
        {
            throw new IOException($"The file could not be sealed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    public void Dispose() => _handle.Dispose();

    [DllImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    private static extern SafeFileHandle MemfdCreate(byte[] name, uint flags);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Fcntl(SafeFileHandle file, int command, int argument);
}
