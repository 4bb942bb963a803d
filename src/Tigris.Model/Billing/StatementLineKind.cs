namespace Tigris;

/// <summary>The reason for an amount on a statement. Only discounts, credits, rounding and corrections can be negative.</summary>
public enum StatementLineKind
{
    /// <summary>The charge for a quantity at a price.</summary>
    Usage,

    /// <summary>A quantity without charge by the free allowance of the price book. The amount is 0.</summary>
    FreeAllowance,

    /// <summary>A quantity that the price book has no price for. The amount is 0. The command also writes a warning.</summary>
    Unpriced,

    /// <summary>The difference to the minimum of a metric or of a plan.</summary>
    Minimum,

    /// <summary>The base fee of the plan.</summary>
    BaseFee,

    /// <summary>The discount of the plan.</summary>
    Discount,

    /// <summary>A credit of the plan or of the input row.</summary>
    Credit,

    /// <summary>The difference between the lines of a charge and its rounded amount.</summary>
    Rounding,

    /// <summary>The difference to a line of an earlier statement.</summary>
    Correction,
}
