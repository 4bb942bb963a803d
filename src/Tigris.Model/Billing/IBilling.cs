using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris;

/// <summary>Usage and invoices.</summary>
public interface IBilling
{
    /// <summary>Reads an organization's usage. SPEC Tigris_GetUsage</summary>
    /// <param name="organizationId">The organization. A deactivated organization has usage too.</param>
    /// <param name="startingOn">A UTC midnight.</param>
    /// <param name="endingBefore">A later UTC midnight, not counted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<UsageSummary>> GetUsageAsync(
        string organizationId, DateTimeOffset startingOn, DateTimeOffset endingBefore, CancellationToken cancellationToken);

    /// <summary>Reads an organization's invoice of a month. SPEC Tigris_GetInvoice</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Invoice> GetInvoiceAsync(string organizationId, string month, CancellationToken cancellationToken);

    /// <summary>Reads an organization's invoice of a month, with the unchanged response. SPEC Tigris_GetInvoice</summary>
    /// <param name="organizationId">The organization.</param>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<InvoiceDocument> GetInvoiceDocumentAsync(string organizationId, string month, CancellationToken cancellationToken);

    /// <summary>Reads the provider's own, consolidated invoice of a month. SPEC Tigris_GetAccountInvoice</summary>
    /// <param name="month"><c>yyyy-MM</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Invoice> GetAccountInvoiceAsync(string month, CancellationToken cancellationToken);
}
