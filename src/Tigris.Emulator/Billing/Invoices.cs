using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Emulator.Billing;

/// <summary>
/// Prices usage by the public price list. Each invoice deducts the free tier once: an organization's invoice its own, and the account's invoice one
/// for all. The sum of the organizations' invoices therefore differs from the account's invoice. A charge is rounded to cents, half up. The subtotal
/// is the sum of the rounded charges.
/// </summary>
internal static class Invoices
{
    public static InvoiceResponse Compute(string organizationId, BillingMonth month, decimal[] totals, DateTime now)
    {
        var charges = Metric.All.Select(metric => Charge(metric, totals[metric.Index])).ToList();
        var sum = charges.Sum(charge => charge.Total);
        var running = now < month.EndingBefore;
        return new InvoiceResponse(
            OrgId: organizationId,
            PlanName: "Pay as you go",
            Charges: charges,
            Subtotal: sum,
            Total: sum,
            CreatedAt: month.StartingOn,
            LastModified: running ? now : month.EndingBefore,
            StartingOn: month.StartingOn,
            EndingBefore: month.EndingBefore,
            Status: running ? "DRAFT" : "FINALIZED",
            Memo: "From the emulator: made-up usage at the public prices, in USD. No payment is due.");
    }

    private static ChargeResponse Charge(Metric metric, decimal quantity)
    {
        var free = Math.Min(quantity, metric.Free);
        var charged = quantity - free;
        var total = Math.Round(charged * metric.Price, 2, MidpointRounding.AwayFromZero);
        List<TierResponse> tiers = metric.Free > 0
            ? [new TierResponse("Free", free, 0, 0, 0), new TierResponse("Standard rate", charged, metric.Free, metric.Price, total)]
            : [new TierResponse("Standard rate", charged, 0, metric.Price, total)];
        return new ChargeResponse(metric.ChargeId, metric.Name, quantity, metric.Unit, total, tiers, charged);
    }
}
