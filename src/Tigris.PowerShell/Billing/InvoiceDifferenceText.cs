namespace Tigris.PowerShell;

/// <summary>The cells of comparisons of invoices.</summary>
internal static class InvoiceDifferenceText
{
    /// <summary>Returns the reason. A reason that an operator must check is highlighted.</summary>
    public static string? Reason(string? reason) => reason switch
    {
        nameof(InvoiceDifferenceReason.Unexplained) or nameof(InvoiceDifferenceReason.Incomplete) => ViewColor.Error(reason),
        nameof(InvoiceDifferenceReason.MissingOrganization) or nameof(InvoiceDifferenceReason.Draft) => ViewColor.Warning(reason),
        _ => reason,
    };
}
