using System;

namespace Tigris.Tests;

/// <summary>The size of random and force tests: a tenth of the stated count, or all of it with TIGRIS_TEST_SCALE=full.</summary>
internal static class TestScale
{
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("TIGRIS_TEST_SCALE") == "full";

    /// <summary>Returns the count to run, at least 1.</summary>
    public static int Of(int stated) => IsFull ? stated : Math.Max(1, stated / 10);
}
