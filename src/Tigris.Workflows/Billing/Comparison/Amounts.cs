namespace Tigris.Workflows;

/// <summary>Sums of quantities and amounts. They stop at the largest decimal instead of overflowing.</summary>
internal static class Amounts
{
    public static decimal Add(decimal left, decimal right) =>
        left > 0 && right > decimal.MaxValue - left ? decimal.MaxValue
        : left < 0 && right < decimal.MinValue - left ? decimal.MinValue
        : left + right;

    public static decimal Subtract(decimal left, decimal right) => Add(left, -right);

    /// <summary>Multiplies two numbers; the largest decimal if the product is larger.</summary>
    public static decimal Multiply(decimal left, decimal right)
    {
        try
        {
            return left * right;
        }
        catch (System.OverflowException)
        {
            return (left < 0) == (right < 0) ? decimal.MaxValue : decimal.MinValue;
        }
    }

    /// <summary>Returns the number of decimals, without zeros at the end.</summary>
    public static int Decimals(decimal value)
    {
        var bits = decimal.GetBits(Plain(value));
        return (bits[3] >> 16) & 0xFF;
    }

    /// <summary>Removes zeros at the end.</summary>
    public static decimal Plain(decimal value) => value / 1.000000000000000000000000000000m;
}
