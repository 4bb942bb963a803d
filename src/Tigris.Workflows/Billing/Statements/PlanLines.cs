using System;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Adds the lines of a plan, and the credit: base fee, discount, minimum and credit, in this order.</summary>
internal static class PlanLines
{
    /// <summary>Adds the lines after those of all metrics, and returns the credit that is larger than the amount to pay.</summary>
    /// <exception cref="OverflowException">An amount is too large.</exception>
    public static decimal Add(LineList lines, PricePlan? plan, RoundingRule rounding, BilledPeriod period, decimal credit)
    {
        if (plan is not null && period.Days > 0)
        {
            AddPlan(lines, plan, rounding, period);
            credit += plan.Credit;
        }

        var given = rounding.Apply(credit);
        var used = Math.Min(given, Math.Max(0, lines.Total));
        lines.AddAmount(StatementLineKind.Credit, Messages.LineCredit, -used);
        return given - used;
    }

    private static void AddPlan(LineList lines, PricePlan plan, RoundingRule rounding, BilledPeriod period)
    {
        var charges = Math.Max(0, lines.Total);
        lines.AddAmount(StatementLineKind.BaseFee, WithDays(MessageText.Of(Messages.LineBaseFee, plan.Name), period), rounding.Apply(period.Prorate(plan.BaseFee)));
        var percent = plan.DiscountPercent.ToString("0.##########", CultureInfo.InvariantCulture);
        var discount = Math.Min(charges, rounding.Apply(charges * plan.DiscountPercent / 100));
        lines.AddAmount(StatementLineKind.Discount, MessageText.Of(Messages.LineDiscount, percent, plan.Name), -discount);
        var missing = rounding.Apply(period.Prorate(plan.Minimum)) - lines.Total;
        lines.AddAmount(StatementLineKind.Minimum, WithDays(MessageText.Of(Messages.LineMinimum, plan.Name), period), Math.Max(0, missing));
    }

    private static string WithDays(string text, BilledPeriod period) =>
        period.IsWhole ? text : MessageText.Of(Messages.LineDays, text, period.Days, period.DaysInMonth);
}
