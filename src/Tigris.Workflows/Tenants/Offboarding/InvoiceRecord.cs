namespace Tigris.Workflows;

/// <summary>An invoice that was read for one month of an offboarding.</summary>
internal sealed class InvoiceRecord(string month, string status, decimal total, string? path)
{
    public string Month { get; } = month;

    public string Status { get; } = status;

    /// <summary>US dollars.</summary>
    public decimal Total { get; } = total;

    /// <summary>The file of the invoice; null if it wasn't saved.</summary>
    public string? Path { get; } = path;

    public bool IsFinal => InvoiceStatuses.IsFinal(Status);
}
