using System;
using System.Collections.Generic;
using System.Threading;

namespace Tigris.Emulator;

/// <summary>The newest thousand problems outside of requests, such as failures of lifecycle runs and webhooks.</summary>
public sealed class ProblemLog
{
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<Problem> _entries = new();
    private readonly TimeProvider _time;

    internal ProblemLog(TimeProvider time) => _time = time;

    /// <summary>Gets a copy of the entries, in order of time.</summary>
    public IReadOnlyList<Problem> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    /// <summary>The callback for each new problem. It may run on any thread.</summary>
    public Action<Problem>? Noted { get; set; }

    internal void Add(string text)
    {
        var problem = new Problem(_time.GetUtcNow(), text);
        lock (_lock)
        {
            _entries.Enqueue(problem);
            while (_entries.Count > Most) _entries.Dequeue();
        }

        Noted?.Invoke(problem);
    }

    internal void Add(string text, Exception cause) => Add($"{text}: {cause.GetType().Name}: {cause.Message}");

    internal void Clear()
    {
        lock (_lock) _entries.Clear();
    }
}

/// <summary>A problem, at a time of the emulator's clock.</summary>
public sealed record Problem(DateTimeOffset Time, string Text);
