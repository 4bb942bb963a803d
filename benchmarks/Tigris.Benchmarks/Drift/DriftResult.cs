namespace Tigris.Benchmarks;

/// <summary>The figures of a comparison, and of the client's reads alone. The times are medians.</summary>
/// <param name="Tenants">The number of tenants.</param>
/// <param name="Requests">The number of requests of each.</param>
/// <param name="ClientSeconds">The time of the reads.</param>
/// <param name="CompareSeconds">The time of Compare-TigrisTenant.</param>
/// <param name="ClientCpuSeconds">The processor time of the reads.</param>
/// <param name="CompareCpuSeconds">The processor time of Compare-TigrisTenant.</param>
/// <param name="ExportSeconds">The time of Export-TigrisTenant.</param>
/// <param name="PeakMegabytes">The largest working set of the process with Compare-TigrisTenant, in millions of bytes.</param>
internal sealed record DriftResult(
    int Tenants,
    int Requests,
    double ClientSeconds,
    double CompareSeconds,
    double ClientCpuSeconds,
    double CompareCpuSeconds,
    double ExportSeconds,
    double PeakMegabytes)
{
    public double Ratio => CompareSeconds / ClientSeconds;

    public double CpuRatio => CompareCpuSeconds / ClientCpuSeconds;
}
