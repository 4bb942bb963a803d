using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace Tigris.PowerShell;

/// <summary>
/// A file of lines that are on the disk once they were appended. Lines that come at the same time share a flush, so that many calls at once
/// are not slowed down to one flush each. After a failure nothing more is taken: what follows a broken line could not be read.
/// </summary>
internal sealed class DurableLines(FileStream file) : IDisposable
{
    private readonly object _gate = new();
    private List<Line> _waiting = [];
    private Exception? _failure;
    private bool _writing;
    private bool _closing;
    private int _users;

    /// <summary>Keeps the file open beyond <see cref="Dispose"/> until the user is done: a call may still have something to save.</summary>
    public IDisposable Use()
    {
        lock (_gate)
        {
            _users++;
        }

        return new User(this);
    }

    /// <summary>Appends a line, and completes once it is on the disk.</summary>
    /// <param name="utf8">The line, without its end.</param>
    /// <exception cref="IOException">It could not be written, or an earlier one could not.</exception>
    public Task AppendAsync(byte[] utf8)
    {
        var line = new Line(utf8);
        lock (_gate)
        {
            if (_failure is not null)
            {
                return Task.FromException(_failure);
            }

            _waiting.Add(line);
            if (_writing)
            {
                return line.Written;
            }

            _writing = true;
        }

        _ = Task.Run(WriteAll);
        return line.Written;
    }

    /// <summary>Closes the file once nobody uses it any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
        }

        CloseIfUnused();
    }

    private void WriteAll()
    {
        while (TakeWaiting() is { } lines)
        {
            try
            {
                foreach (var line in lines)
                {
                    file.Write(line.Utf8, 0, line.Utf8.Length);
                    file.WriteByte((byte)'\n');
                }

                file.Flush(flushToDisk: true);
                lines.ForEach(line => line.Succeed());
            }
            catch (Exception exception)
            {
                lock (_gate)
                {
                    _failure = exception;
                }

                lines.ForEach(line => line.Fail(exception));
            }
        }

        CloseIfUnused();
    }

    private List<Line>? TakeWaiting()
    {
        lock (_gate)
        {
            if (_failure is not null)
            {
                _waiting.ForEach(line => line.Fail(_failure));
                _waiting = [];
            }

            if (_waiting.Count == 0)
            {
                _writing = false;
                return null;
            }

            var lines = _waiting;
            _waiting = [];
            return lines;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _users--;
        }

        CloseIfUnused();
    }

    private void CloseIfUnused()
    {
        lock (_gate)
        {
            if (_closing && !_writing && _users == 0)
            {
                file.Dispose();
            }
        }
    }

    private sealed class Line(byte[] utf8)
    {
        // Continuations go elsewhere: the thread that writes must not run a call's code.
        private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[] Utf8 { get; } = utf8;

        public Task Written => _written.Task;

        public void Succeed() => _written.SetResult(true);

        public void Fail(Exception exception) => _written.SetException(exception);
    }

    private sealed class User(DurableLines lines) : IDisposable
    {
        private DurableLines? _lines = lines;

        public void Dispose()
        {
            _lines?.Leave();
            _lines = null;
        }
    }
}
