using System;

namespace Tigris.PowerShell;

/// <summary>Rounds rates for display.</summary>
internal static class RoundedRate
{
    /// <summary>Rounds a rate to two significant digits below 100, and to whole numbers above: it is an estimate.</summary>
    public static double Of(double rate) => rate >= 10 ? Math.Round(rate) : Math.Round(rate, rate >= 1 ? 1 : 2);
}
