using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace Tigris.Emulator.Billing;

/// <summary>
/// Generated usage of one tenant and one metric. The values depend only on the organization id and the day, so that each process returns the same
/// ones, also for past days. Values are whole millionths, so that sums are exact and fast.
/// </summary>
internal readonly struct DemoSeries
{
    public const long Unit = 1_000_000;

    private static readonly ImmutableArray<long> Typical = [.. Metric.All.Select(metric => (long)(metric.Typical * Unit))];

    private readonly Metric _metric;
    private readonly ulong _tenant;
    private readonly long _size;

    public DemoSeries(ulong seed, Metric metric)
    {
        _metric = metric;
        _tenant = Mix(seed ^ (ulong)(metric.Index + 1));

        // A tenant uses a quarter to four times the typical amount.
        var typical = Typical[metric.Index];
        _size = (typical / 4) + Part(_tenant, typical * 15 / 4);
    }

    /// <summary>Computes FNV-1a of the id. <c>string.GetHashCode</c> differs from process to process.</summary>
    public static ulong Seed(string organizationId)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(organizationId)) hash = (hash ^ octet) * 1099511628211UL;
        return hash;
    }

    public long Millionths(DateOnly day)
    {
        if (_size == 0) return 0;

        // A day differs from the tenant's own amount by at most a fifth. A day of storage is its share of the month.
        var value = (_size / 5 * 4) + Part(Mix(_tenant ^ (ulong)day.DayNumber), _size * 2 / 5);
        if (_metric.IsLevel) value /= DateTime.DaysInMonth(day.Year, day.Month);
        return Rounded(value);
    }

    /// <summary>Returns the usage so far of a day that has not ended.</summary>
    public long Millionths(DateOnly day, TimeSpan elapsed) => Rounded((long)((Int128)Millionths(day) * elapsed.Ticks / TimeSpan.TicksPerDay));

    private static long Part(ulong chance, long of) => (long)((UInt128)chance * (ulong)of >> 64);

    // splitmix64's finalizer: neighbouring inputs give unrelated outputs.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    private long Rounded(long value) => _metric.IsCount ? value / Unit * Unit : value;
}
