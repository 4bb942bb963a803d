namespace Tigris.Benchmarks;

/// <summary>How one way to call did.</summary>
/// <param name="Caller">bare, client, command, sequential, parallel or shares.</param>
/// <param name="Delay">Milliseconds that the server took to answer.</param>
/// <param name="InFlight">Calls at once, at most.</param>
/// <param name="PerSecond">Calls a second.</param>
/// <param name="CpuMicroseconds">Processor time of the calling process a call.</param>
/// <param name="PeakMegabytes">The largest working set of the calling process, in millions of bytes.</param>
internal sealed record CallResult(string Caller, int Delay, int InFlight, double PerSecond, double CpuMicroseconds, double PeakMegabytes);
