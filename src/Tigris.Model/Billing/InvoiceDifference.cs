namespace Tigris;

/// <summary>
/// One charge of the account invoice, compared with the sum over the invoices of all organizations. Differences are account minus sum.
/// Amounts are in US dollars.
/// </summary>
public sealed class InvoiceDifference
{
    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>The display name of the charge; null for the amounts outside charges: credits, the commitment and corrections.</summary>
    public string? Charge { get; init; }

    /// <summary>The unit of the quantities; null outside charges.</summary>
    public string? Unit { get; init; }

    /// <summary>The reason for the difference.</summary>
    public InvoiceDifferenceReason Reason { get; init; }

    /// <summary>The reason in words, with the next step.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The used quantity on the account invoice.</summary>
    public decimal AccountQuantity { get; init; }

    /// <summary>The sum of the used quantities on the invoices of the organizations.</summary>
    public decimal OrganizationQuantity { get; init; }

    /// <summary>The account's used quantity minus the organizations' used quantity.</summary>
    public decimal QuantityDifference { get; init; }

    /// <summary>The charged quantity on the account invoice.</summary>
    public decimal AccountChargedQuantity { get; init; }

    /// <summary>The sum of the charged quantities on the invoices of the organizations.</summary>
    public decimal OrganizationChargedQuantity { get; init; }

    /// <summary>The amount on the account invoice.</summary>
    public decimal AccountTotal { get; init; }

    /// <summary>The sum of the amounts on the invoices of the organizations.</summary>
    public decimal OrganizationTotal { get; init; }

    /// <summary>The account's amount minus the organizations' amount.</summary>
    public decimal Difference { get; init; }

    /// <summary>The number of organizations whose invoice has this charge.</summary>
    public int Organizations { get; init; }

    /// <summary>The status of the account invoice.</summary>
    public string AccountStatus { get; init; } = "";

    /// <summary>true if the account invoice and all compared invoices of organizations are final; otherwise, false.</summary>
    public bool IsFinal { get; init; }

    /// <summary>true if the invoices of all listed organizations were read; otherwise, false.</summary>
    public bool IsComplete { get; init; }

    /// <summary>The name of the charge, and the reason.</summary>
    public override string ToString() => $"{Charge ?? "-"}: {Reason}";
}
