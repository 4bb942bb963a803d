using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Compares the account invoice of a month with the sum over the invoices of all organizations. Invoices are added one by one, from any thread,
/// and aren't kept.
/// </summary>
/// <param name="account">The account invoice.</param>
internal sealed class InvoiceComparison(Invoice account)
{
    private readonly ChargeTotals _organizations = new();
    private readonly List<string> _withoutInvoice = [];
    private readonly List<string> _failed = [];
    private bool _isFinal = InvoiceStatuses.IsFinal(account.Status);

    public void Add(Invoice invoice)
    {
        lock (_organizations)
        {
            _organizations.Add(invoice);
            _isFinal &= InvoiceStatuses.IsFinal(invoice.Status);
        }
    }

    /// <summary>Records an organization that has no invoice of the month.</summary>
    public void AddWithoutInvoice(string organizationId)
    {
        lock (_organizations)
        {
            _withoutInvoice.Add(organizationId);
        }
    }

    /// <summary>Records an organization whose invoice could not be read. No result is Equal any more.</summary>
    public void AddFailure(string organizationId)
    {
        lock (_organizations)
        {
            _failed.Add(organizationId);
        }
    }

    /// <summary>Returns the differences: charges in the order of the account invoice, then those that only organizations have, then other amounts.</summary>
    /// <param name="includeEqual">true to return charges without a difference too; otherwise, false.</param>
    public IReadOnlyList<InvoiceDifference> Compare(bool includeEqual)
    {
        lock (_organizations)
        {
            var accountTotals = new ChargeTotals();
            accountTotals.Add(account);
            var charges = accountTotals.Keys.Concat(_organizations.Keys).Distinct()
                .Select(key => Compare(key, accountTotals.Of(key), _organizations.Of(key)));
            return [.. charges.Append(CompareOthers(accountTotals)).Where(difference => includeEqual || difference.Reason != InvoiceDifferenceReason.Equal)];
        }
    }

    private InvoiceDifference Compare((string Charge, string Unit) key, ChargeSums ours, ChargeSums theirs)
    {
        var reason = _failed.Count > 0 ? InvoiceDifferenceReason.Incomplete : DifferenceRules.Find(ours, theirs, _isFinal);
        return new()
        {
            Month = account.Month,
            Charge = key.Charge,
            Unit = key.Unit,
            Reason = reason,
            Explanation = DifferenceText.Of(reason, _failed, _withoutInvoice),
            AccountQuantity = ours.Quantity,
            OrganizationQuantity = theirs.Quantity,
            QuantityDifference = Amounts.Subtract(ours.Quantity, theirs.Quantity),
            AccountChargedQuantity = ours.Charged,
            OrganizationChargedQuantity = theirs.Charged,
            AccountTotal = ours.Total,
            OrganizationTotal = theirs.Total,
            Difference = Amounts.Subtract(ours.Total, theirs.Total),
            Organizations = theirs.Invoices,
            AccountStatus = account.Status,
            IsFinal = _isFinal,
            IsComplete = _failed.Count == 0,
        };
    }

    private InvoiceDifference CompareOthers(ChargeTotals accountTotals)
    {
        var (ours, theirs) = (accountTotals.Others, _organizations.Others);
        var difference = Amounts.Subtract(ours, theirs);
        var reason = _failed.Count > 0 ? InvoiceDifferenceReason.Incomplete
            : difference == 0 ? InvoiceDifferenceReason.Equal
            : IsAdjustment(ours) ? InvoiceDifferenceReason.AccountAdjustment
            : Math.Abs(difference) <= DifferenceRules.RoundingOfAmounts(_organizations.Invoices) ? InvoiceDifferenceReason.Rounding
            : _isFinal ? InvoiceDifferenceReason.Unexplained
            : InvoiceDifferenceReason.Draft;
        return new()
        {
            Month = account.Month,
            Reason = reason,
            Explanation = DifferenceText.Of(reason, _failed, _withoutInvoice),
            AccountTotal = ours,
            OrganizationTotal = theirs,
            Difference = difference,
            Organizations = _organizations.Invoices,
            AccountStatus = account.Status,
            IsFinal = _isFinal,
            IsComplete = _failed.Count == 0,
        };
    }

    // The credits reduce the amount to pay by at most their value, and the commitment raises it to at most the commitment.
    private bool IsAdjustment(decimal others) =>
        (account.Credits ?? account.MinimumCommit) is not null
        && others >= -Math.Abs(account.Credits ?? 0) && others <= Math.Max(0, account.MinimumCommit ?? 0);
}
