using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tigris.Workflows;

/// <summary>
/// A file that grows by lines, each of which is on the disk when <see cref="Append"/> returns. Only its owner can read it, and only one process
/// can write to it. Thread-safe. Lines that are added at the same time share a flush.
/// </summary>
internal sealed class LineFile : IDisposable
{
    private const byte NewLine = (byte)'\n';
    private const long LongestFirst = 64 * 1024;

    private readonly FileStream _stream;
    private readonly object _queueLock = new();
    private readonly object _streamLock = new();
    private List<Line> _queue = [];
    private long _end;
    private bool _incomplete;

    private LineFile(FileStream stream)
    {
        _stream = stream;
        _end = stream.Length;
        _incomplete = EndsInsideLine();
        WasIncomplete = _incomplete;
    }

    /// <summary>
    /// true if the last line of an earlier run has no end, because that run was interrupted; otherwise, false. The line isn't changed.
    /// </summary>
    public bool WasIncomplete { get; }

    // On Windows, other processes can read the file. On other systems, only FileShare.None prevents a second writer, and readers use
    // IOwnerOnlyFiles.OpenShared.
    private static FileShare Share => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? FileShare.Read : FileShare.None;

    /// <summary>Opens a file, and creates it if it doesn't exist.</summary>
    /// <exception cref="TigrisFileException">The file can't be written to, or another process has opened it.</exception>
    public static LineFile Open(IOwnerOnlyFiles files, string path) => FileOperation.Run(path, () =>
        new LineFile(files.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Share)));

    /// <summary>Creates the object for an open file, which it then owns.</summary>
    public static LineFile Over(FileStream stream) => new(stream);

    /// <summary>true if the file is empty; otherwise, false.</summary>
    public bool IsEmpty => _end == 0;

    /// <summary>Returns true if an earlier run was interrupted while it wrote the first line.</summary>
    public bool HasIncompleteHeading(string heading) =>
        _incomplete && _end < heading.Length && heading.StartsWith(Encoding.UTF8.GetString(ReadFirst()), StringComparison.Ordinal);

    /// <summary>Reads the first line, without its end.</summary>
    public byte[] ReadFirst()
    {
        _stream.Seek(0, SeekOrigin.Begin);
        var start = new byte[(int)Math.Min(_end, LongestFirst)];
        var length = 0;
        while (length < start.Length && _stream.Read(start, length, start.Length - length) is var read and > 0)
        {
            length += read;
        }

        var end = Array.IndexOf(start, NewLine, 0, length);
        return [.. start.Take(end < 0 ? length : end)];
    }

    /// <summary>Tests if the disk has space for a number of bytes, and leaves the file unchanged.</summary>
    public void Probe(int size)
    {
        try
        {
            _stream.Seek(_end, SeekOrigin.Begin);
            _stream.Write([.. Enumerable.Repeat((byte)' ', size)], 0, size);
            _stream.Flush(flushToDisk: true);
        }
        finally
        {
            _stream.SetLength(_end);
        }
    }

    /// <summary>Reads the file from its beginning. Must be called before lines are added.</summary>
    public T Read<T>(Func<Stream, T> read)
    {
        _stream.Seek(0, SeekOrigin.Begin);
        return read(_stream);
    }

    /// <summary>Removes a last line that has no end.</summary>
    public void RemoveIncompleteLine()
    {
        while (_incomplete)
        {
            _stream.SetLength(--_end);
            _incomplete = EndsInsideLine();
        }
    }

    /// <summary>
    /// Adds a line. The argument has no line end. Throws the exceptions of the file system. The file then has the same end as before.
    /// </summary>
    public void Append(byte[] utf8)
    {
        var line = new Line(utf8);
        lock (_queueLock)
        {
            _queue.Add(line);
        }

        lock (_streamLock)
        {
            // The thread that held the monitor before may have written this line too.
            if (!line.IsDone)
            {
                Write(DequeueAll());
            }
        }

        line.Failure?.Throw();
    }

    public void Dispose()
    {
        lock (_streamLock)
        {
            _stream.Dispose();
        }
    }

    private List<Line> DequeueAll()
    {
        lock (_queueLock)
        {
            var lines = _queue;
            _queue = [];
            return lines;
        }
    }

    private void Write(List<Line> lines)
    {
        var bytes = Join(lines);
        try
        {
            _stream.Seek(_end, SeekOrigin.Begin);
            _stream.Write(bytes, 0, bytes.Length);
            _stream.Flush(flushToDisk: true);
            _end += bytes.Length;
            _incomplete = false;
        }
        catch (Exception exception)
        {
            // Before anything else: a thread that waits for one of these lines must not treat it as written.
            var failure = ExceptionDispatchInfo.Capture(exception);
            lines.ForEach(line => line.Failure = failure);
            RollBack();
        }
        finally
        {
            lines.ForEach(line => line.IsDone = true);
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    private byte[] Join(List<Line> lines)
    {
        var bytes = new byte[lines.Sum(line => line.Utf8.Length + 1) + (_incomplete ? 1 : 0)];
        var at = 0;
        if (_incomplete)
        {
            bytes[at++] = NewLine;
        }

        foreach (var line in lines)
        {
            line.Utf8.CopyTo(bytes, at);
            at += line.Utf8.Length;
            bytes[at++] = NewLine;
        }

        return bytes;
    }

    // A part of a line must not remain, because the next line would be appended to it.
    private void RollBack()
    {
        try
        {
            _stream.SetLength(_end);
        }
        catch (Exception exception) when (FileOperation.IsRefusal(exception))
        {
            _end = _stream.Length;
            _incomplete = true;
        }
        catch (ObjectDisposedException)
        {
            // Nothing more will be written.
        }
    }

    private bool EndsInsideLine()
    {
        if (_end == 0)
        {
            return false;
        }

        _stream.Seek(-1, SeekOrigin.End);
        return _stream.ReadByte() != NewLine;
    }

    private sealed class Line(byte[] utf8)
    {
        public byte[] Utf8 { get; } = utf8;

        public bool IsDone { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
