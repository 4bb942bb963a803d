using System;

namespace Tigris.Workflows;

/// <summary>The directions of rounding.</summary>
internal enum RoundingMode
{
    HalfUp,
    HalfEven,
    Up,
}

/// <summary>Rounds quantities and amounts. Negative values are rounded by their magnitude.</summary>
/// <param name="Mode">The direction.</param>
/// <param name="Decimals">The number of decimals that stay.</param>
/// <param name="Multiple">The number to whose multiples values are rounded; null to round to decimals.</param>
internal sealed record RoundingRule(RoundingMode Mode, int Decimals, decimal? Multiple = null)
{
    // A decimal rounds thirds at its last digit. Without this step, a sum that is 1e-25 beside a half rounds in the wrong direction.
    private const int ExactDecimals = 15;

    /// <summary>Returns the rounded value.</summary>
    /// <exception cref="OverflowException">The value is too large for the multiple.</exception>
    public decimal Apply(decimal value) => Multiple is { } multiple
        ? ApplyExact(Math.Round(value / multiple, ExactDecimals), 0) * multiple
        : ApplyExact(Math.Round(value, ExactDecimals), Decimals);

    private decimal ApplyExact(decimal value, int decimals) => Mode switch
    {
        RoundingMode.HalfEven => Math.Round(value, decimals, MidpointRounding.ToEven),
        RoundingMode.Up => Up(value, decimals),
        _ => Math.Round(value, decimals, MidpointRounding.AwayFromZero),
    };

    private static decimal Up(decimal value, int decimals)
    {
        var near = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return Math.Abs(near) >= Math.Abs(value) ? near : near + (Math.Sign(value) * new decimal(1, 0, 0, false, (byte)decimals));
    }
}
