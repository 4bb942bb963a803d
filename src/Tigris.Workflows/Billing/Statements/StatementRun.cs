using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows;

/// <summary>Reads the usage or the invoice of organizations and computes their statements.</summary>
/// <param name="book">The price book.</param>
/// <param name="includeCost">true to read the invoice for the cost, too.</param>
/// <param name="against">The earlier statements to correct; null for whole statements.</param>
/// <param name="activity">The states of the organizations.</param>
internal sealed class StatementRun(LoadedPriceBook book, bool includeCost, SavedStatements? against, OrganizationActivity activity)
{
    private readonly AccountInvoices _accounts = new();
    private readonly HashSet<(string Metric, string Unit)> _unpriced = [];

    /// <summary>Computes the statement of an organization, and writes its warnings.</summary>
    /// <param name="host">The caller.</param>
    /// <param name="input">The input without usage and invoice.</param>
    /// <param name="isActive">The state of the organization in the input; null to read it.</param>
    public async Task<Statement> RunAsync(IWorkflowHost host, StatementInput input, bool? isActive)
    {
        var inactive = input.EndedOn is null ? IsInactiveAsync(host, input, isActive) : Task.FromResult(false);
        var complete = await ReadAsync(host, input).ConfigureAwait(false);
        var statement = Rating.Rate(book, complete);
        if (against is not null)
        {
            statement = Corrections.Of(statement, against.Require(statement));
        }

        if (await inactive.ConfigureAwait(false))
        {
            host.WriteWarning(MessageText.Of(Messages.InactiveWithoutEnd, input.OrganizationId));
        }

        Warn(host, statement);
        return statement;
    }

    private async Task<bool> IsInactiveAsync(IWorkflowHost host, StatementInput input, bool? isActive)
    {
        try
        {
            return isActive is { } known ? !known : await activity.IsInactiveAsync(host, input.OrganizationId).ConfigureAwait(false);
        }
        catch (TigrisException exception)
        {
            host.WriteWarning(MessageText.Of(Messages.StateUnread, input.OrganizationId, exception.Message));
            return false;
        }
    }

    private async Task<StatementInput> ReadAsync(IWorkflowHost host, StatementInput input)
    {
        var (billing, organizationId) = (host.Client.Billing, input.OrganizationId);
        var isInvoice = book.Content.Basis == PriceBasis.Invoice;
        var start = Month.StartOf(input.Month);
        var account = includeCost ? _accounts.FindAsync(host, input.Month) : Task.FromResult<Invoice?>(null);
        return input with
        {
            Usage = isInvoice ? [] : await billing.GetUsageAsync(organizationId, start, start.AddMonths(1), host.Cancellation).ConfigureAwait(false),
            Invoice = isInvoice || includeCost ? await billing.GetInvoiceAsync(organizationId, input.Month, host.Cancellation).ConfigureAwait(false) : null,
            Account = await account.ConfigureAwait(false),
            ShowsCost = includeCost,
            Now = host.Client.UtcNow,
        };
    }

    // Thousands of organizations may use the same metric, so the warning about its price appears once. Each statement has the notice.
    private void Warn(IWorkflowHost host, Statement statement)
    {
        var unpriced = statement.Lines.Where(line => line.Kind == StatementLineKind.Unpriced).ToDictionary(
            line => MessageText.Of(Messages.NoticeUnpriced, line.Metric, line.Unit), line => (line.Metric!, line.Unit!));
        foreach (var notice in statement.Notices)
        {
            if (!unpriced.TryGetValue(notice, out var metric) || IsFirst(metric))
            {
                host.WriteWarning(MessageText.Of(Messages.WarningOfStatement, statement.OrganizationId, notice));
            }
        }
    }

    private bool IsFirst((string Metric, string Unit) metric)
    {
        lock (_unpriced)
        {
            return _unpriced.Add(metric);
        }
    }
}
