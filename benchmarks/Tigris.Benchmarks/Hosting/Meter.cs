using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>What something took of this process.</summary>
internal static class Meter
{
    /// <param name="work">Returns how many calls, or objects, it was.</param>
    public static async Task<Measurement> MeasureAsync(Func<Task<int>> work)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var count = await work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        return new Measurement(count, seconds, (process.TotalProcessorTime - cpu).TotalSeconds, process.PeakWorkingSet64);
    }
}
