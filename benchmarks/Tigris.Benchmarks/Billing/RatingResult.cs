namespace Tigris.Benchmarks;

/// <summary>The figures of rating in memory, without requests.</summary>
/// <param name="Tenants">The number of tenants.</param>
/// <param name="Values">The number of usage values of all tenants.</param>
/// <param name="Seconds">The time to create the usage and to compute the statements.</param>
/// <param name="PeakMegabytes">The largest working set of the process, in millions of bytes.</param>
internal sealed record RatingResult(int Tenants, int Values, double Seconds, double PeakMegabytes);

/// <summary>The times of Get-TigrisUsage and Get-TigrisStatement for the same tenants.</summary>
/// <param name="Tenants">The number of tenants.</param>
/// <param name="UsageSeconds">The median time of Get-TigrisUsage.</param>
/// <param name="StatementSeconds">The median time of Get-TigrisStatement.</param>
internal sealed record BillingResult(int Tenants, double UsageSeconds, double StatementSeconds);
