namespace Tigris.Workflows;

/// <summary>The statuses of an invoice that no longer changes.</summary>
internal static class InvoiceStatuses
{
    /// <summary>Returns true for FINALIZED, PAID and PAST_DUE. Any other text, known or not, may still change.</summary>
    public static bool IsFinal(string? status) => status is "FINALIZED" or "PAID" or "PAST_DUE";
}
