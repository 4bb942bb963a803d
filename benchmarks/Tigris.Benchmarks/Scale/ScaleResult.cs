namespace Tigris.Benchmarks;

/// <summary>How one long pipeline did.</summary>
/// <param name="Work">listing or bulk.</param>
/// <param name="Count">Organizations.</param>
/// <param name="Seconds">In all.</param>
/// <param name="PerSecond">Organizations a second.</param>
/// <param name="PeakMegabytes">The largest working set of the process, in millions of bytes.</param>
internal sealed record ScaleResult(string Work, int Count, double Seconds, double PerSecond, double PeakMegabytes);
