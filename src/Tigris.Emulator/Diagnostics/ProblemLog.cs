using System;
using System.Collections.Generic;
using System.Threading;

namespace Tigris.Emulator;

/// <summary>What went wrong beside any request, such as a lifecycle run or a webhook: nobody was there to be told. The newest thousand.</summary>
public sealed class ProblemLog
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<Problem> _entries = new();
    private readonly TimeProvider _time;

    internal ProblemLog(TimeProvider time) => _time = time;

    /// <summary>A copy, in the order in which they happened.</summary>
    public IReadOnlyList<Problem> Entries
    {
        get
        {
            lock (_gate) return [.. _entries];
        }
    }

    /// <summary>Is told each, from any thread: the program writes it down.</summary>
    public Action<Problem>? Noted { get; set; }

    internal void Add(string text)
    {
        var problem = new Problem(_time.GetUtcNow(), text);
        lock (_gate)
        {
            _entries.Enqueue(problem);
            while (_entries.Count > Most) _entries.Dequeue();
        }

        Noted?.Invoke(problem);
    }

    internal void Add(string text, Exception cause) => Add($"{text}: {cause.GetType().Name}: {cause.Message}");

    internal void Clear()
    {
        lock (_gate) _entries.Clear();
    }
}

/// <summary>One of them, at a time of the emulator's clock.</summary>
public sealed record Problem(DateTimeOffset Time, string Text);
