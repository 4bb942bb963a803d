namespace Tigris.Workflows;

/// <summary>Sums of sizes and counts that stop at the largest value instead of overflowing.</summary>
internal static class SaturatingSum
{
    /// <summary>Adds two numbers, 0 or more.</summary>
    public static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
