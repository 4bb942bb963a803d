namespace Tigris;

/// <summary>The reason for a difference between the account invoice and the invoices of the organizations.</summary>
public enum InvoiceDifferenceReason
{
    /// <summary>Quantities and amounts are equal.</summary>
    Equal,

    /// <summary>The free allowance is deducted once from the account invoice, but from each organization's invoice too, or the other way round.</summary>
    FreeAllowance,

    /// <summary>The quantities are equal. Each invoice rounds its own amounts.</summary>
    Rounding,

    /// <summary>The account invoice contains more usage than the invoices of all listed organizations.</summary>
    MissingOrganization,

    /// <summary>An invoice is not final, so its figures still change.</summary>
    Draft,

    /// <summary>Credits or the commitment apply to the account and not to a single organization.</summary>
    AccountAdjustment,

    /// <summary>The invoice of an organization could not be read, so the sum lacks an unknown amount.</summary>
    Incomplete,

    /// <summary>No known reason explains the difference.</summary>
    Unexplained,
}
