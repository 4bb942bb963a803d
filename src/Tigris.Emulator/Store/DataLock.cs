using System;
using System.IO;

namespace Tigris.Emulator.Store;

/// <summary>Reserves a data file for one emulator. A second one would delete the unfinished uploads of the first.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream? _file;

    private DataLock(FileStream? file) => _file = file;

    /// <summary>Takes the lock, which ends with the process. Throws <see cref="InvalidDataException"/> if the file can't be used.</summary>
    public static DataLock Take(string? dataPath)
    {
        if (dataPath is null) return new DataLock(null);
        try
        {
            // The file stays: deleting it would let two emulators lock different files.
            return new DataLock(new FileStream(dataPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var isTaken = e.GetType() == typeof(IOException);
            throw new InvalidDataException(isTaken ? $"another emulator uses it, or its lock can't be taken ({e.Message})" : e.Message, e);
        }
    }

    public void Dispose() => _file?.Dispose();
}
