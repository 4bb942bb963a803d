using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Converts a statement to FOCUS rows: the amounts that the partner bills to its customer. Each line is a row, so the billed costs add up to the
/// total. Costs and margins aren't in the rows.
/// </summary>
internal static class FocusStatement
{
    private const string Recurring = "Recurring";
    private const string OneTime = "One-Time";

    /// <summary>The provider of rows without a name of the partner.</summary>
    public const string Partner = "Partner";

    public static IEnumerable<FocusRow> Convert(Statement statement, FocusNames names)
    {
        var provider = names.ProviderName ?? names.InvoiceIssuerName ?? Partner;
        var month = Month.StartOf(statement.Month);
        var start = statement.StartingOn == default ? month : statement.StartingOn;
        var end = statement.EndingBefore == default ? month.AddMonths(1) : statement.EndingBefore;
        var rows = new FocusRows
        {
            ProviderName = provider,
            PublisherName = names.PublisherName ?? FocusInvoice.Vendor,
            InvoiceIssuerName = names.InvoiceIssuerName ?? provider,
            BillingAccountId = names.BillingAccountId ?? statement.OrganizationId,
            BillingAccountName = names.BillingAccountName ?? NameOf(statement),
            BillingCurrency = statement.Currency,
            InvoiceId = statement.IsFinal ? IdOf(statement, start > month || end < month.AddMonths(1)) : null,
            SubAccountId = statement.OrganizationId,
            SubAccountName = NameOf(statement),
            BillingStart = month,
            BillingEnd = month.AddMonths(1),
            PeriodStart = start,
            PeriodEnd = end,
        };
        return statement.Lines.Select(Charge).Select(rows.Of);
    }

    // A customer can have statements for several parts of a month.
    private static string IdOf(Statement statement, bool isPart) => statement.OrganizationId + "/" + statement.Month
        + (isPart ? statement.StartingOn.ToString("'/'dd", CultureInfo.InvariantCulture) : "") + (statement.IsCorrection ? "/correction" : "");

    private static string NameOf(Statement statement) => string.IsNullOrWhiteSpace(statement.OrganizationName) ? statement.OrganizationId : statement.OrganizationName!;

    private static FocusCharge Charge(StatementLine line) => line.Kind switch
    {
        StatementLineKind.Correction => Correction(line),
        StatementLineKind.Credit => Amount(line, FocusCharge.Credit, OneTime),
        // The rules require an EffectiveCost of 0 for a purchase, which is for purchases of later usage. The fee is for its own month.
        StatementLineKind.BaseFee => new FocusCharge
        {
            Frequency = Recurring,
            Description = TextOf(line),
            Billed = line.Amount,
            Price = new FocusPrice(line.Quantity ?? 1, line.Unit ?? "Months", line.Price ?? line.Amount, line.Plan ?? line.Description, TextOf(line), "0"),
        },
        StatementLineKind.Usage or StatementLineKind.FreeAllowance or StatementLineKind.Unpriced when line.Amount >= 0 => Usage(line),
        _ => Amount(line, FocusCharge.Adjustment, OneTime),
    };

    private static FocusCharge Usage(StatementLine line)
    {
        var quantity = line.Quantity ?? (line.Amount == 0 ? 0 : 1);
        var price = line.Price ?? (quantity == 0 ? 0 : line.Amount / quantity);
        return price < 0 || quantity < 0 ? Amount(line, FocusCharge.Adjustment, OneTime) : new FocusCharge
        {
            Description = TextOf(line),
            Billed = line.Amount,
            Price = new FocusPrice(quantity, line.Unit ?? "", price, SkuOf(line), line.Metric ?? TextOf(line), StepOf(line)),
        };
    }

    private static FocusCharge Correction(StatementLine line)
    {
        var isUsage = line.CorrectedKind is StatementLineKind.Usage or StatementLineKind.FreeAllowance or StatementLineKind.Unpriced && line.Quantity is not null;
        var category = isUsage ? FocusCharge.Usage : line.CorrectedKind == StatementLineKind.Credit ? FocusCharge.Credit : FocusCharge.Adjustment;
        return Amount(line, category, OneTime) with { IsCorrection = true, Consumed = isUsage ? (line.Quantity!.Value, line.Unit ?? "") : null };
    }

    private static FocusCharge Amount(StatementLine line, string category, string frequency) =>
        new() { Category = category, Frequency = frequency, Description = TextOf(line), Billed = line.Amount };

    private static string TextOf(StatementLine line) => string.IsNullOrEmpty(line.Tier) ? line.Description : MessageText.Of(Messages.FocusStep, line.Description, line.Tier);

    private static string SkuOf(StatementLine line) => !string.IsNullOrEmpty(line.MetricId) ? line.MetricId! : line.Metric ?? line.Description;

    // The price step is part of the id of the price. A free quantity is a separate step.
    private static string StepOf(StatementLine line) => line.Kind == StatementLineKind.Usage ? line.Tier ?? "0" : line.Kind.ToString();
}
