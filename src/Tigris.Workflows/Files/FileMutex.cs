using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace Tigris.Workflows;

/// <summary>
/// The turn of one of several runspaces and processes that read a file, change it and replace it: without it, one of two loses its change.
/// </summary>
internal sealed class FileMutex : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Mutex? _mutex;

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="TigrisFileException">Another process kept it for too long.</exception>
    public FileMutex(string path)
    {
        try
        {
            _mutex = new Mutex(false, "Global\\Tigris-" + Digest(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or WaitHandleCannotBeOpenedException)
        {
            // A system without named mutexes, or one of another user: there is no turn to wait for.
            return;
        }

        if (!Wait(_mutex))
        {
            _mutex.Dispose();
            throw new TigrisFileException("FileNotAccessible", MessageText.Of(Messages.FileNotAccessible, path, Messages.FileInUse), path);
        }
    }

    public void Dispose()
    {
        _mutex?.ReleaseMutex();
        _mutex?.Dispose();
    }

    private static bool Wait(Mutex mutex)
    {
        try
        {
            return mutex.WaitOne(Patience);
        }
        catch (AbandonedMutexException)
        {
            // The process that had it was killed, which leaves the old file or the new one.
            return true;
        }
    }

    private static string Digest(string path)
    {
        var name = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? path : path.ToUpperInvariant();
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(Encoding.UTF8.GetBytes(name))).Replace("-", "").Substring(0, 40);
    }
}
