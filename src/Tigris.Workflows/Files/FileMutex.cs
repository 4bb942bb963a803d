using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace Tigris.Workflows;

/// <summary>
/// A lock between runspaces and processes that read a file, change it and replace it. Without it, the change of one of them is lost.
/// </summary>
internal sealed class FileMutex : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Mutex? _mutex;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The path of the file without links.</param>
    /// <exception cref="TigrisFileException">Another process has the lock for too long.</exception>
    public FileMutex(string path)
    {
        try
        {
            _mutex = new Mutex(false, NameOf(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or WaitHandleCannotBeOpenedException)
        {
            // The system has no named mutexes, or the mutex belongs to another user.
            return;
        }

        if (!Wait(_mutex))
        {
            _mutex.Dispose();
            throw new TigrisFileException("FileNotAccessible", MessageText.Of(Messages.FileNotAccessible, path, Messages.FileInUse), path);
        }
    }

    /// <summary>Returns the name of the mutex of a path.</summary>
    public static string NameOf(string path) => "Global\\Tigris-" + Digest(path);

    public void Dispose()
    {
        _mutex?.ReleaseMutex();
        _mutex?.Dispose();
    }

    private static bool Wait(Mutex mutex)
    {
        try
        {
            return mutex.WaitOne(LongestWait);
        }
        catch (AbandonedMutexException)
        {
            // The process with the lock was killed. It left the old file or the new one.
            return true;
        }
    }

    private static string Digest(string path)
    {
        var name = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? path : path.ToUpperInvariant();
        return Sha256Hash.HexOf(name).ToUpperInvariant().Substring(0, 40);
    }
}
