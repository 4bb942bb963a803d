using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Converts an invoice of the vendor to FOCUS rows: a row for each price step, and a row for each amount outside the steps. The billed costs
/// of the rows add up to the total of the invoice.
/// </summary>
internal static class FocusInvoice
{
    public const string Vendor = "Tigris Data";
    private const string VendorCurrency = "USD";

    public static IEnumerable<FocusRow> Convert(Invoice invoice, FocusNames names)
    {
        var start = invoice.StartingOn == default ? Month.StartOf(invoice.Month) : invoice.StartingOn;
        var end = invoice.EndingBefore == default ? start.AddMonths(1) : invoice.EndingBefore;
        var provider = names.ProviderName ?? Vendor;
        var rows = new FocusRows
        {
            ProviderName = provider,
            PublisherName = names.PublisherName ?? Vendor,
            InvoiceIssuerName = names.InvoiceIssuerName ?? provider,
            BillingAccountId = names.BillingAccountId ?? invoice.OrganizationId,
            BillingAccountName = names.BillingAccountName ?? NameOf(invoice),
            BillingCurrency = names.BillingCurrency ?? VendorCurrency,
            InvoiceId = InvoiceStatuses.IsFinal(invoice.Status) ? invoice.OrganizationId + "/" + invoice.Month : null,
            SubAccountId = invoice.OrganizationId,
            SubAccountName = NameOf(invoice),
            BillingStart = start,
            BillingEnd = end,
            PeriodStart = start,
            PeriodEnd = end,
        };
        return Charges(invoice).Select(rows.Of);
    }

    private static string NameOf(Invoice invoice) => string.IsNullOrWhiteSpace(invoice.OrganizationName) ? invoice.OrganizationId : invoice.OrganizationName!;

    private static IEnumerable<FocusCharge> Charges(Invoice invoice) => invoice.Charges.SelectMany(Steps).Concat(Others(invoice));

    private static IEnumerable<FocusCharge> Steps(InvoiceCharge charge)
    {
        var rest = charge.Total;
        foreach (var tier in charge.Tiers)
        {
            rest = Amounts.Subtract(rest, tier.Subtotal);
            yield return Step(charge, tier);
        }

        if (charge.Tiers.Length == 0)
        {
            yield return WithoutSteps(charge);
        }
        else if (rest != 0)
        {
            yield return Adjustment(MessageText.Of(Messages.FocusRounding, charge.Charge), rest);
        }
    }

    private static FocusCharge Step(InvoiceCharge charge, ChargeTier tier)
    {
        var description = tier.Tier.Length == 0 ? charge.Charge : MessageText.Of(Messages.FocusStep, charge.Charge, tier.Tier);
        return tier.Price < 0 || tier.Quantity < 0 || tier.Subtotal < 0
            ? new FocusCharge { Category = FocusCharge.Credit, Frequency = "One-Time", Description = description, Billed = tier.Subtotal }
            : new FocusCharge
            {
                Description = description,
                Billed = tier.Subtotal,
                Price = new FocusPrice(tier.Quantity, charge.Unit, tier.Price, SkuOf(charge), charge.Charge, Amounts.Plain(tier.StartingAfter).ToString(CultureInfo.InvariantCulture)),
            };
    }

    // The invoice has no price, but a row for usage needs one.
    private static FocusCharge WithoutSteps(InvoiceCharge charge)
    {
        var quantity = charge.ChargedQuantity > 0 ? charge.ChargedQuantity : charge.Total == 0 ? Math.Max(0, charge.ChargedQuantity) : 1;
        return charge.Total < 0
            ? new FocusCharge { Category = FocusCharge.Credit, Frequency = "One-Time", Description = charge.Charge, Billed = charge.Total }
            : new FocusCharge
            {
                Description = charge.Charge,
                Billed = charge.Total,
                Price = new FocusPrice(quantity, charge.Unit, quantity == 0 ? 0 : charge.Total / quantity, SkuOf(charge), charge.Charge, "0"),
            };
    }

    // The invoice has the credits and the commitment, but not how they change the total.
    private static IEnumerable<FocusCharge> Others(Invoice invoice)
    {
        var rest = invoice.Charges.Aggregate(invoice.Total, (sum, charge) => Amounts.Subtract(sum, charge.Total));
        var credits = -Math.Abs(invoice.Credits ?? 0);
        var applied = invoice.MinimumCommit is not null ? credits : Math.Max(credits, Math.Min(rest, 0));
        if (applied != 0)
        {
            yield return new FocusCharge { Category = FocusCharge.Credit, Frequency = "One-Time", Description = Messages.FocusCredits, Billed = applied };
            rest = Amounts.Subtract(rest, applied);
        }

        if (rest != 0)
        {
            yield return Adjustment(invoice.MinimumCommit is not null && rest > 0 ? Messages.FocusCommitment : Messages.FocusOther, rest);
        }
    }

    private static FocusCharge Adjustment(string description, decimal amount) => new()
    {
        Category = FocusCharge.Adjustment,
        Frequency = "One-Time",
        Description = description,
        Billed = amount,
    };

    private static string SkuOf(InvoiceCharge charge) => charge.ChargeId.Length > 0 ? charge.ChargeId : charge.Charge;
}
