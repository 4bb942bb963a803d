using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Tigris.Benchmarks;

/// <summary>Ids, each once, until a time is over. Many threads may take from it; a pipeline enumerates it.</summary>
internal sealed class IdSource(TimeSpan time) : IEnumerable<string>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _given;

    /// <summary>How many were given.</summary>
    public int Given => _given;

    /// <summary>The next one; null when the time is over.</summary>
    public string? Next() => _watch.Elapsed < time ? Answers.Id(Interlocked.Increment(ref _given)) : null;

    public IEnumerator<string> GetEnumerator()
    {
        while (Next() is { } id)
        {
            yield return id;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
