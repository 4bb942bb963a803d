namespace Tigris.Workflows;

/// <summary>The companies and the account in the rows of a FOCUS dataset. A null value is derived from the invoice or the statement.</summary>
internal sealed record FocusNames
{
    public string? ProviderName { get; init; }

    public string? PublisherName { get; init; }

    public string? InvoiceIssuerName { get; init; }

    public string? BillingAccountId { get; init; }

    public string? BillingAccountName { get; init; }

    public string? BillingCurrency { get; init; }
}
