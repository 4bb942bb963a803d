using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads the invoice of the account once for each month, for its credits and commitments.</summary>
internal sealed class AccountInvoices
{
    private readonly object _monitor = new();
    private readonly Dictionary<string, Task<Invoice?>> _invoices = new(StringComparer.Ordinal);

    /// <summary>Returns the invoice of a month; null, after one warning, if it can't be read.</summary>
    public Task<Invoice?> FindAsync(IWorkflowHost host, string month)
    {
        lock (_monitor)
        {
            if (!_invoices.TryGetValue(month, out var invoice))
            {
                _invoices[month] = invoice = ReadAsync(host, month);
            }

            return invoice;
        }
    }

    private static async Task<Invoice?> ReadAsync(IWorkflowHost host, string month)
    {
        try
        {
            return await host.Client.Billing.GetAccountInvoiceAsync(month, host.Cancellation).ConfigureAwait(false);
        }
        catch (TigrisException exception)
        {
            host.WriteWarning(MessageText.Of(Messages.AccountInvoiceUnread, month, exception.Message));
            return null;
        }
    }
}
