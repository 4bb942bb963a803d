using System;
using System.IO;
using System.Security.Cryptography;

namespace Tigris.Client.Files;

/// <summary>Replaces a file by a temporary file in the same folder. The temporary file shows in advance that the replacement is possible.</summary>
internal sealed class FileReplacement : IFileReplacement
{
    private const int ChunkSize = 64 * 1024;

    private readonly FileInfo _target;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly bool _overwrite;
    private bool _committed;

    /// <summary>Tests each step of <see cref="Commit(byte[])"/>.</summary>
    public FileReplacement(string path, bool overwrite, bool force)
    {
        _overwrite = overwrite;
        _target = FileLink.Follow(new FileInfo(path));
        if (Directory.Exists(_target.FullName))
        {
            throw new IOException(MessageText.Of(Messages.FileIsFolder, _target.FullName));
        }

        IsOpenToOthers = TargetFile.Check(_target);
        if (_target is { Exists: true, IsReadOnly: true } && !force)
        {
            throw new UnauthorizedAccessException(MessageText.Of(Messages.FileReadOnly, _target.FullName));
        }

        // Not the name of the file with a suffix: that can be too long.
        _temporary = System.IO.Path.Combine(_target.DirectoryName!, $".tigris-{System.IO.Path.GetRandomFileName()}.tmp");
        _stream = new OwnerOnlyFiles().Open(_temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        try
        {
            Reserve(ChunkSize + (_target.Exists ? _target.Length : 0));
            TargetFile.Copy(_target, _stream, _temporary);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path => _target.FullName;

    public bool IsOpenToOthers { get; }

    public void Reserve(long length)
    {
        if (_stream.Length >= length)
        {
            return;
        }

        // Random, so that a compressing file system reserves the full space.
        using var random = RandomNumberGenerator.Create();
        var chunk = new byte[ChunkSize];
        _stream.Seek(0, SeekOrigin.End);
        while (_stream.Length < length)
        {
            random.GetBytes(chunk);
            _stream.Write(chunk, 0, chunk.Length);
        }

        _stream.Flush(flushToDisk: true);
    }

    public void Commit(byte[] content) => Commit(stream => stream.Write(content, 0, content.Length));

    public void Commit(Action<Stream> write)
    {
        // Again, because the file may have changed or been replaced.
        _target.Refresh();
        TargetFile.Check(_target);
        _stream.Seek(0, SeekOrigin.Begin);
        write(_stream);
        _stream.SetLength(_stream.Position);
        TargetFile.Copy(_target, _stream, _temporary);
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        TargetFile.Replace(_target, _temporary, _overwrite);
        _committed = true;
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (!_committed)
        {
            File.Delete(_temporary);
        }
    }
}
