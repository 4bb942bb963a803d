namespace Tigris.Benchmarks;

/// <summary>The figures of one caller.</summary>
/// <param name="Caller">bare, client, command, sequential, parallel or shares.</param>
/// <param name="Delay">The delay of each response, in milliseconds.</param>
/// <param name="InFlight">The maximum number of calls in flight.</param>
/// <param name="PerSecond">The calls per second.</param>
/// <param name="CpuMicroseconds">The processor time of the calling process for each call.</param>
/// <param name="PeakMegabytes">The largest working set of the calling process, in millions of bytes.</param>
internal sealed record CallResult(string Caller, int Delay, int InFlight, double PerSecond, double CpuMicroseconds, double PeakMegabytes);
