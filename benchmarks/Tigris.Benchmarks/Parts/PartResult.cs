namespace Tigris.Benchmarks;

/// <summary>What one part costs each time.</summary>
internal sealed record PartResult(string Part, double MeanMicroseconds, long AllocatedBytes);
