using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>Usage and invoices.</summary>
public interface IBilling
{
    /// <summary>Reads an organization's usage. SPEC Tigris_GetUsage</summary>
    /// <param name="organizationId">Whose usage; deactivated organizations have one too.</param>
    /// <param name="startingOn">A UTC midnight.</param>
    /// <param name="endingBefore">A later UTC midnight, not counted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<UsageSummary>> GetUsageAsync(
        string organizationId, DateTimeOffset startingOn, DateTimeOffset endingBefore, CancellationToken cancellationToken);

    /// <summary>Reads an organization's invoice of a month. SPEC Tigris_GetInvoice</summary>
    /// <param name="organizationId">Whose invoice.</param>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Invoice> GetInvoiceAsync(string organizationId, string month, CancellationToken cancellationToken);

    /// <summary>Reads an organization's invoice of a month, and keeps the answer as it came. SPEC Tigris_GetInvoice</summary>
    /// <param name="organizationId">Whose invoice.</param>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<InvoiceDocument> GetInvoiceDocumentAsync(string organizationId, string month, CancellationToken cancellationToken);

    /// <summary>Reads the provider's own, consolidated invoice of a month. SPEC Tigris_GetAccountInvoice</summary>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Invoice> GetAccountInvoiceAsync(string month, CancellationToken cancellationToken);
}
