using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Tigris.Emulator.S3.Store;

/// <summary>Deletes files without readers. An object can be replaced while a client downloads it.</summary>
internal sealed class FileLeases
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _readers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _toDelete = new(StringComparer.Ordinal);

    public void Take(string path)
    {
        lock (_lock) _readers[path] = _readers.GetValueOrDefault(path) + 1;
    }

    public void Return(string path)
    {
        lock (_lock)
        {
            if (--_readers[path] > 0) return;
            _readers.Remove(path);
            if (_toDelete.Remove(path)) Remove(path);
        }
    }

    public void Delete(string path)
    {
        lock (_lock)
        {
            if (_readers.ContainsKey(path)) _toDelete.Add(path);
            else Remove(path);
        }
    }

    // The next start deletes files that can't be deleted now.
    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
