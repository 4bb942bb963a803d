using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Tigris.Benchmarks;

/// <summary>Measures the time and memory of work in this process.</summary>
internal static class Meter
{
    /// <param name="work">The work. It returns the number of calls or objects.</param>
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
