using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace Tigris.Emulator.Billing;

/// <summary>
/// One tenant's usage of one metric, out of thin air: the same for the same organization id and day, in every process, and for every day
/// of the past, so that a tenant created a minute ago has last month's invoice. Values are whole millionths: sums are exact and fast.
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

        // A tenant is of a quarter to four times the typical size.
        var typical = Typical[metric.Index];
        _size = (typical / 4) + Part(_tenant, typical * 15 / 4);
    }

    /// <summary>FNV-1a of the id: <c>string.GetHashCode</c> differs from process to process.</summary>
    public static ulong Seed(string organizationId)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(organizationId)) hash = (hash ^ octet) * 1099511628211UL;
        return hash;
    }

    public long Millionths(DateOnly day)
    {
        if (_size == 0) return 0;

        // A day is within a fifth of the tenant's own size; a day of storage is its part of the month.
        var value = (_size / 5 * 4) + Part(Mix(_tenant ^ (ulong)day.DayNumber), _size * 2 / 5);
        if (_metric.IsLevel) value /= DateTime.DaysInMonth(day.Year, day.Month);
        return Rounded(value);
    }

    /// <summary>What has been used so far of a day that is still running.</summary>
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
