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
internal sealed record RoundingRule(RoundingMode Mode, int Decimals)
{
    // A decimal rounds thirds at its last digit. Without this step, a sum that is 1e-25 beside a half rounds in the wrong direction.
    private const int ExactDecimals = 15;

    /// <summary>Returns the rounded value.</summary>
    public decimal Apply(decimal value) => ApplyExact(Math.Round(value, ExactDecimals));

    private decimal ApplyExact(decimal value) => Mode switch
    {
        RoundingMode.HalfEven => Math.Round(value, Decimals, MidpointRounding.ToEven),
        RoundingMode.Up => Up(value),
        _ => Math.Round(value, Decimals, MidpointRounding.AwayFromZero),
    };

    private decimal Up(decimal value)
    {
        var near = Math.Round(value, Decimals, MidpointRounding.AwayFromZero);
        return Math.Abs(near) >= Math.Abs(value) ? near : near + (Math.Sign(value) * new decimal(1, 0, 0, false, (byte)Decimals));
    }
}
