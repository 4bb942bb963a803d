using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Tigris.Benchmarks;

/// <summary>Returns each id once until a time limit. Many threads can read it, and a pipeline enumerates it.</summary>
internal sealed class IdSource(TimeSpan time) : IEnumerable<string>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _given;

    /// <summary>The number of returned ids.</summary>
    public int Given => _given;

    /// <summary>Returns the next id; null after the time limit.</summary>
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
