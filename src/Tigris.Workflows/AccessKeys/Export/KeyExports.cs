using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The files of one export. Two links to one file, or a link and its file, are the same file.</summary>
internal sealed class KeyExports(LocalServices services, AccessKeyFormat format, bool force, bool noClobber) : IDisposable
{
    private readonly Dictionary<string, KeyExport> _files = new(FileOperation.PathComparer);

    public IReadOnlyList<KeyExport> Files => [.. _files.Values];

    /// <summary>Returns the file of a path, and opens it on the first use.</summary>
    /// <param name="path">A path of the file system.</param>
    /// <param name="isNew">true if this is the first use of the file; otherwise, false.</param>
    /// <exception cref="TigrisFileException">The file can't be written to, or isn't of the format.</exception>
    public KeyExport Open(string path, out bool isNew)
    {
        isNew = false;
        if (_files.TryGetValue(path, out var file))
        {
            return file;
        }

        file = new KeyExport(services, path, format, force, noClobber);
        if (_files.Values.FirstOrDefault(known => FileOperation.PathComparer.Equals(known.Target, file.Target)) is { } same)
        {
            file.Dispose();
            return same;
        }

        isNew = true;
        return _files[path] = file;
    }

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }
}
