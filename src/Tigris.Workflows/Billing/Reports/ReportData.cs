using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The figures of a month and of the 11 months before it. Organizations are added one by one, from any thread.</summary>
internal sealed class ReportData
{
    private const int MonthCount = 12;
    private const string StoragePrefix = "Storage used - ";

    private readonly LoadedPriceBook? _book;
    private readonly decimal? _rate;
    private readonly DateTimeOffset _now;
    private readonly List<ReportTenant> _tenants = [];
    private readonly List<string> _failed = [];

    /// <summary>Creates the report of a month.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    /// <param name="book">The prices; null for a report of costs alone.</param>
    /// <param name="exchangeRate">The price of a US dollar in the currency of the price book; null if none was given.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="TigrisArgumentException">The price book has no price for the month.</exception>
    public ReportData(string month, LoadedPriceBook? book, decimal? exchangeRate, DateTimeOffset now)
    {
        _ = book?.Content.VersionOf(month);
        _book = book;
        _now = now;
        Currency = book?.Content.Currency ?? Rating.InvoiceCurrency;
        _rate = Currency == Rating.InvoiceCurrency ? 1 : exchangeRate;
        var last = Month.StartOf(month);
        Months = [.. Enumerable.Range(1 - MonthCount, MonthCount).Select(offset => new ReportMonth(Month.Of(last.AddMonths(offset))))];
        foreach (var priced in Months.Where(HasPrice))
        {
            priced.Revenue = 0;
        }
    }

    /// <summary>The contracts of the organizations.</summary>
    public ReportContracts Contracts { get; init; } = new();

    public string Currency { get; }

    public DateTimeOffset CreatedAt => _now;

    /// <summary>The months, the earliest first. The last is the month of the report.</summary>
    public IReadOnlyList<ReportMonth> Months { get; }

    public ReportMonth Current => Months[MonthCount - 1];

    public ReportMonth Previous => Months[MonthCount - 2];

    public bool HasRevenue => _book is not null;

    /// <summary>true if costs are in the currency of the report; otherwise, false.</summary>
    public bool HasCost => _rate is not null;

    /// <summary>true if each month needs the invoice of each organization; otherwise, false.</summary>
    public bool NeedsInvoices => _book?.Content.Basis == PriceBasis.Invoice;

    /// <summary>The organizations that could not be read.</summary>
    public IReadOnlyList<string> Failed => _failed;

    /// <summary>The organizations by revenue, or else by cost, the largest first.</summary>
    public IReadOnlyList<ReportTenant> Tenants => [.. _tenants.OrderByDescending(tenant => tenant.Rank).ThenBy(tenant => tenant.OrganizationId, StringComparer.Ordinal)];

    public void AddAccount(string month, Invoice invoice)
    {
        var target = Months.First(candidate => candidate.Month == month);
        target.InvoiceTotal = invoice.Total;
        target.InvoiceStatus = invoice.Status;
        target.Cost = InCurrency(invoice.Total);
    }

    /// <summary>Checks the contracts before the first request.</summary>
    /// <exception cref="TigrisArgumentException">The price book has no plan for a contract, or two contracts bill the same day.</exception>
    public void RequireContracts()
    {
        foreach (var input in Contracts.OrganizationIds.SelectMany(id => Months.Where(HasPrice).SelectMany(month => InputsOf(id, month.Month))))
        {
            Rating.Require(_book!, input);
        }
    }

    /// <summary>Adds an organization.</summary>
    /// <exception cref="TigrisArgumentException">The price book has no plan for the organization, or an amount is too large.</exception>
    public void Add(ReportInput input)
    {
        // Computed first: an organization is added completely or not at all.
        var bills = Months.ToDictionary(month => month.Month, month => HasPrice(month) ? Rate(input, month.Month) : null);
        var usage = Months.ToDictionary(month => month.Month, month => StorageOf(input, month.Month));
        lock (_tenants)
        {
            foreach (var month in Months)
            {
                Add(month, bills[month.Month], usage[month.Month]);
            }

            _tenants.Add(TenantOf(input, bills, usage[Current.Month]));
        }
    }

    public void AddFailure(string organizationId)
    {
        lock (_tenants)
        {
            _failed.Add(organizationId);
        }
    }

    private bool HasPrice(ReportMonth month) => _book is not null && string.CompareOrdinal(_book.Content.Versions[0].ValidFrom, month.Month) <= 0;

    private Bill? Rate(ReportInput input, string month)
    {
        input.Invoices.TryGetValue(month, out var invoice);
        if (NeedsInvoices && invoice is null)
        {
            return null;
        }

        var statements = InputsOf(input.Organization.OrganizationId, month).Select(contract => Rating.Rate(_book!, contract with
        {
            Usage = input.Usage,
            Invoice = invoice,
            Now = _now,
        })).ToArray();
        var plans = statements.Select(statement => statement.Plan).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return new Bill(
            statements.Aggregate(0m, (sum, statement) => Amounts.Add(sum, statement.Total)),
            plans.Length == 0 ? null : string.Join(", ", plans));
    }

    private IEnumerable<StatementInput> InputsOf(string organizationId, string month) =>
        Contracts.InputsOf(organizationId, month, _book!.Content.Basis).Select(input => input with { ExchangeRate = _rate });

    private static Dictionary<string, decimal> StorageOf(ReportInput input, string month)
    {
        var start = Month.StartOf(month);
        var end = start.AddMonths(1);
        var storage = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var summary in input.Usage)
        {
            var sum = summary.Values.Where(value => value.StartingOn >= start && value.StartingOn < end).Aggregate(0m, (total, value) => Amounts.Add(total, value.Value));
            storage[summary.Metric] = storage.TryGetValue(summary.Metric, out var known) ? Amounts.Add(known, sum) : sum;
        }

        return storage;
    }

    // The minimum retention is a charge, not storage.
    private static bool IsStorage(string metric) =>
        metric.StartsWith(StoragePrefix, StringComparison.OrdinalIgnoreCase) && metric.IndexOf("minimum", StringComparison.OrdinalIgnoreCase) < 0;

    private static void Add(ReportMonth month, Bill? bill, Dictionary<string, decimal> usage)
    {
        month.Tenants += usage.Values.Any(value => value > 0) ? 1 : 0;
        month.Revenue = bill is null ? month.Revenue : Amounts.Add(month.Revenue ?? 0, bill.Total);
        foreach (var metric in usage.Where(metric => IsStorage(metric.Key)))
        {
            var name = metric.Key.Substring(StoragePrefix.Length);
            month.Storage[name] = month.Storage.TryGetValue(name, out var known) ? Amounts.Add(known, metric.Value) : metric.Value;
        }
    }

    private ReportTenant TenantOf(ReportInput input, Dictionary<string, Bill?> bills, Dictionary<string, decimal> usage)
    {
        input.Invoices.TryGetValue(Current.Month, out var invoice);
        return new()
        {
            OrganizationId = input.Organization.OrganizationId,
            OrganizationName = input.Organization.OrganizationName,
            IsActive = input.Organization.Active != false,
            Plan = bills[Current.Month]?.Plan,
            Revenue = bills[Current.Month]?.Total,
            PreviousRevenue = bills[Previous.Month]?.Total,
            Cost = invoice is null ? null : InCurrency(invoice.Total),
            InvoiceStatus = invoice?.Status,
            Storage = usage.Where(metric => IsStorage(metric.Key)).Aggregate(0m, (sum, metric) => Amounts.Add(sum, metric.Value)),
            Measure = input.Measure,
        };
    }

    private decimal? InCurrency(decimal dollars) => _rate is { } rate ? Amounts.Multiply(dollars, rate) : null;

    // The sum of the statements of an organization in a month, and their plans.
    private sealed record Bill(decimal Total, string? Plan);
}
