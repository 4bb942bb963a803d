using System;

namespace Tigris;

/// <summary>The amounts that a partner bills to its customer for a month, net of tax. The price book determines them.</summary>
public sealed class Statement
{
    /// <summary>The id of the organization.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the input object had; null if it had none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public string Month { get; init; } = "";

    /// <summary>The first billed midnight, UTC.</summary>
    public DateTimeOffset StartingOn { get; init; }

    /// <summary>The end of the billed time: a midnight, UTC, not counted.</summary>
    public DateTimeOffset EndingBefore { get; init; }

    /// <summary>The plan of the organization; null without a plan.</summary>
    public string? Plan { get; init; }

    /// <summary>The source of the quantities.</summary>
    public PriceBasis Basis { get; init; }

    /// <summary>
    /// true if the statement can't change any more; otherwise, false. With an invoice, its status decides: FINALIZED, PAID and PAST_DUE
    /// are final. Without an invoice, a statement is final two days after the end of the month.
    /// </summary>
    public bool IsFinal { get; init; }

    /// <summary>true if the lines are differences to earlier statements; otherwise, false.</summary>
    public bool IsCorrection { get; init; }

    /// <summary>The ISO 4217 code of the currency of all amounts, except those of the vendor's invoices.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The amount before discount and credit.</summary>
    public decimal Subtotal { get; init; }

    /// <summary>The amount to pay, net of tax: the sum of all lines.</summary>
    public decimal Total { get; init; }

    /// <summary>The part of the credit that is larger than the amount to pay. It isn't in the total.</summary>
    public decimal UnusedCredit { get; init; }

    /// <summary>
    /// The vendor's charges before credits and commitments, in the currency of the statement. It is null if the invoice wasn't read, or if the
    /// statement has another currency and no exchange rate was given.
    /// </summary>
    public decimal? Cost { get; init; }

    /// <summary>The total minus the cost; null without a cost.</summary>
    public decimal? Margin { get; init; }

    /// <summary>The price of a US dollar in the currency of the statement; null if none was given.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>The status of the vendor's invoice; null if it wasn't read.</summary>
    public string? InvoiceStatus { get; init; }

    /// <summary>The vendor's charges before credits and commitments, US dollars; null if the invoice wasn't read.</summary>
    public decimal? InvoiceSubtotal { get; init; }

    /// <summary>The credits on the vendor's invoice of the organization, US dollars. The statement doesn't allocate them.</summary>
    public decimal? InvoiceCredits { get; init; }

    /// <summary>The minimum commitment on the vendor's invoice of the organization, US dollars. The statement doesn't allocate it.</summary>
    public decimal? InvoiceMinimumCommit { get; init; }

    /// <summary>The credits of the whole account in the month, US dollars. The statement doesn't allocate them.</summary>
    public decimal? AccountCredits { get; init; }

    /// <summary>The minimum commitment of the whole account in the month, US dollars. The statement doesn't allocate it.</summary>
    public decimal? AccountMinimumCommit { get; init; }

    /// <summary>The first month of the version of the price book, <c>yyyy-MM</c>.</summary>
    public string ValidFrom { get; init; } = "";

    /// <summary>The SHA-256 of the price book, in lower-case hexadecimal digits.</summary>
    public string PriceBookSha256 { get; init; } = "";

    /// <summary>The SHA-256 of the usage or, with the basis Invoice, of the charges. Equal usage has an equal hash.</summary>
    public string UsageSha256 { get; init; } = "";

    /// <summary>Notices about the statement, such as usage without a price.</summary>
    public string[] Notices { get; init; } = [];

    /// <summary>The lines. Their amounts add up to the total.</summary>
    public StatementLine[] Lines { get; init; } = [];

    /// <summary>Returns the organization and the month.</summary>
    public override string ToString() => $"{OrganizationId} {Month}";
}
