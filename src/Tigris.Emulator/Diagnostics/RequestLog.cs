using System;
using System.Collections.Generic;
using System.Threading;

namespace Tigris.Emulator;

/// <summary>The requests to the API and to S3, in the order of their responses. Requests to <c>/_emulator/</c> are not logged.</summary>
public sealed class RequestLog
{
    private readonly Lock _lock = new();
    private readonly Queue<RequestLogEntry> _entries = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly int _capacity;
    private readonly Operations _operations;
    private int _inFlight;
    private int _maxInFlight;
    private int _total;
    private int _rateLimited;

    internal RequestLog(int capacity, Operations operations) => (_capacity, _operations) = (capacity, operations);

    /// <summary>Gets a copy of the newest entries.</summary>
    public IReadOnlyList<RequestLogEntry> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    /// <summary>The number of requests without a response yet.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock) return _inFlight;
        }
    }

    /// <summary>The highest number of requests in flight at once since the start or the last <see cref="Clear"/>.</summary>
    public int MaxInFlight
    {
        get
        {
            lock (_lock) return _maxInFlight;
        }
    }

    /// <summary>The number of requests since the start or the last <see cref="Clear"/>, including those that the log dropped.</summary>
    public int Total
    {
        get
        {
            lock (_lock) return _total;
        }
    }

    /// <summary>The number of requests that the rate limit refused since the start or the last <see cref="Clear"/>.</summary>
    public int RateLimited
    {
        get
        {
            lock (_lock) return _rateLimited;
        }
    }

    /// <summary>
    /// Returns the number of requests for an operation: <c>Tigris_GetUsage</c> or <c>GetUsage</c>, <c>S3_PutObject</c> or <c>PutObject</c>.
    /// </summary>
    public int Count(string operationId)
    {
        lock (_lock) return _counts.GetValueOrDefault(_operations.Find(operationId) ?? operationId);
    }

    /// <summary>Clears the entries, the counts and the highest number in flight.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _counts.Clear();
            _total = 0;
            _rateLimited = 0;
            _maxInFlight = _inFlight;
        }
    }

    internal void Enter()
    {
        lock (_lock) _maxInFlight = Math.Max(_maxInFlight, ++_inFlight);
    }

    internal void Leave(RequestLogEntry entry)
    {
        lock (_lock)
        {
            _inFlight--;
            _total++;
            if (entry.IsRateLimited) _rateLimited++;
            _counts[entry.OperationId] = _counts.GetValueOrDefault(entry.OperationId) + 1;
            _entries.Enqueue(entry);
            while (_entries.Count > _capacity) _entries.Dequeue();
        }
    }
}
