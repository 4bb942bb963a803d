using System;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Computes statements. The same input gives the same statement.</summary>
internal static class Rating
{
    /// <summary>The currency of the vendor's invoices.</summary>
    public const string InvoiceCurrency = "USD";

    // The vendor may record usage late. An invoice has a status; usage has none.
    private static readonly TimeSpan UsageDelay = TimeSpan.FromDays(2);

    /// <summary>Computes the statement of an organization.</summary>
    /// <exception cref="TigrisArgumentException">The price book has no price or plan for the input, or an amount is too large.</exception>
    public static Statement Rate(LoadedPriceBook book, StatementInput input)
    {
        try
        {
            return Compute(book, input);
        }
        catch (OverflowException exception)
        {
            throw new TigrisArgumentException("AmountTooLarge", MessageText.Of(Messages.AmountTooLarge, input.OrganizationId), input.OrganizationId, exception);
        }
    }

    /// <summary>Checks an input before the first request for it.</summary>
    /// <exception cref="TigrisArgumentException">The price book has no price or plan for the input, or lacks an exchange rate.</exception>
    public static void Require(LoadedPriceBook book, StatementInput input)
    {
        PlanOf(book.Content.VersionOf(input.Month), input);
        if (book.Content.Basis == PriceBasis.Invoice)
        {
            _ = RateOf(book, input) ?? throw RateMissing(book);
        }
    }

    /// <summary>Checks the exchange rate.</summary>
    /// <exception cref="TigrisArgumentException">The price book is in US dollars, and the rate isn't 1.</exception>
    public static void RequireRate(LoadedPriceBook book, decimal? rate)
    {
        if (book.Content.Currency == InvoiceCurrency && rate is not (null or 1))
        {
            throw new TigrisArgumentException("InvalidExchangeRate", MessageText.Of(Messages.ExchangeRateOfDollar, rate), rate);
        }
    }

    private static Statement Compute(LoadedPriceBook book, StatementInput input)
    {
        var version = book.Content.VersionOf(input.Month);
        var plan = PlanOf(version, input);
        var period = BilledPeriod.Of(input.Month, input.StartedOn, input.EndedOn);
        var isFinal = input.Invoice is { } read ? InvoiceStatuses.IsFinal(read.Status) : input.Now >= period.MonthEnd + UsageDelay;
        var rate = RateOf(book, input);
        var lines = new LineList(input, period, plan?.Name, book.Content.Currency, isFinal);
        if (period.Days == 0)
        {
            lines.Note(MessageText.Of(Messages.NoticeNoDays, input.Month));
        }

        var hash = book.Content.Basis == PriceBasis.Invoice
            ? InvoiceCharges.Add(lines, input.Invoice!, version, period, rate ?? throw RateMissing(book))
            : UsageCharges.Add(lines, input.Usage, version, period);
        var unused = PlanLines.Add(lines, plan, version.Amount, period, input.Credit);
        var cost = input.ShowsCost && input.Invoice is { } paid && rate is { } price ? CostOf(paid, price, version) : null;
        return new Statement
        {
            OrganizationId = input.OrganizationId,
            OrganizationName = input.OrganizationName,
            Month = input.Month,
            StartingOn = period.StartingOn,
            EndingBefore = period.EndingBefore,
            Plan = plan?.Name,
            Basis = book.Content.Basis,
            IsFinal = isFinal,
            Currency = book.Content.Currency,
            Subtotal = lines.Lines.Where(line => line.Kind is not (StatementLineKind.Discount or StatementLineKind.Credit)).Sum(line => line.Amount),
            Total = lines.Total,
            UnusedCredit = unused,
            Cost = cost,
            Margin = lines.Total - cost,
            ExchangeRate = input.ExchangeRate,
            InvoiceStatus = input.Invoice?.Status,
            InvoiceSubtotal = input.ShowsCost ? input.Invoice?.Subtotal : null,
            InvoiceCredits = input.ShowsCost ? input.Invoice?.Credits : null,
            InvoiceMinimumCommit = input.ShowsCost ? input.Invoice?.MinimumCommit : null,
            AccountCredits = input.Account?.Credits,
            AccountMinimumCommit = input.Account?.MinimumCommit,
            ValidFrom = version.ValidFrom,
            PriceBookSha256 = book.Book.Sha256,
            UsageSha256 = hash,
            Notices = [.. lines.Notices],
            Lines = [.. lines.Lines],
        };
    }

    private static PricePlan? PlanOf(BookVersion version, StatementInput input) =>
        input.Plan is { } name ? version.RequirePlan(name) : version.PlanOf(input.OrganizationId);

    private static decimal? RateOf(LoadedPriceBook book, StatementInput input) => book.Content.Currency == InvoiceCurrency ? 1 : input.ExchangeRate;

    private static decimal? CostOf(Invoice invoice, decimal rate, BookVersion version) =>
        rate == 1 ? invoice.Subtotal : version.Amount.Apply(invoice.Subtotal * rate);

    private static TigrisArgumentException RateMissing(LoadedPriceBook book) =>
        new("ExchangeRateMissing", MessageText.Of(Messages.ExchangeRateMissing, book.Content.Currency), book.Content.Currency);
}
