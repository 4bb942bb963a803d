namespace Tigris.Benchmarks;

/// <summary>The cost of one operation of a part.</summary>
internal sealed record PartResult(string Part, double MeanMicroseconds, long AllocatedBytes);
