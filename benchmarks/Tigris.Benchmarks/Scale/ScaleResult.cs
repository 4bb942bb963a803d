namespace Tigris.Benchmarks;

/// <summary>The figures of one long pipeline.</summary>
/// <param name="Work">listing or bulk.</param>
/// <param name="Count">Organizations.</param>
/// <param name="Seconds">The total time.</param>
/// <param name="PerSecond">The organizations per second.</param>
/// <param name="PeakMegabytes">The largest working set of the process, in millions of bytes.</param>
internal sealed record ScaleResult(string Work, int Count, double Seconds, double PerSecond, double PeakMegabytes);
