using System;
using System.Collections.Generic;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>
/// Determines the months whose invoices an offboarding needs before it deletes. Data is billed until it is deleted, so these are the months from
/// the deactivation to the deletion.
/// </summary>
internal static class InvoiceMonths
{
    // Five years. A journal that is older has other problems.
    private const int Most = 60;

    /// <summary>
    /// Returns true if the journal's deactivation or invoice is older than the month before the deletion. The customer may have returned in the
    /// meantime, so the invoices of that time may not be the last ones.
    /// </summary>
    public static bool IsStale(OffboardingPlan plan, OffboardingRecord record, string now)
    {
        if (plan.Month is not null || record.IsDone(OffboardingStep.Verify) || record.TimeOf(OffboardingStep.Deactivate) is not { } deactivated)
        {
            return false;
        }

        var oldest = Before(now);
        return IsBefore(Month.Of(deactivated), oldest) || (record.InvoicedEarlier is { } invoiced && IsBefore(invoiced, oldest));
    }

    /// <summary>Returns the months, in order.</summary>
    /// <param name="plan">The options of the run.</param>
    /// <param name="record">The tenant's state.</param>
    /// <param name="now">The month of the deletion.</param>
    public static IReadOnlyList<string> Of(OffboardingPlan plan, OffboardingRecord record, string now)
    {
        if (plan.Month is { } chosen)
        {
            return [chosen];
        }

        var stale = IsStale(plan, record, now);
        var end = record.TimeOf(OffboardingStep.Verify) is { } verified ? Month.Of(verified) : now;
        var deactivated = !stale && record.TimeOf(OffboardingStep.Deactivate) is { } time ? Month.Of(time) : end;
        if (!stale && record.Month is { } earlier && earlier != deactivated)
        {
            // An earlier run named it with -Month.
            return [earlier];
        }

        // The invoice of the current month is never final. So if the deactivation was in an earlier month, the run doesn't wait for it.
        var last = plan.RequireFinalizedInvoice && IsBefore(deactivated, end) ? Before(end) : end;
        return Range(record.FirstMonth ?? last, last);
    }

    public static bool IsBefore(string month, string other) => string.CompareOrdinal(month, other) < 0;

    private static List<string> Range(string first, string last)
    {
        var months = new List<string> { last };
        while (months.Count < Most && IsBefore(first, months[0]))
        {
            months.Insert(0, Before(months[0]));
        }

        return months;
    }

    private static string Before(string month) =>
        Month.Of(DateTimeOffset.ParseExact(month, Month.Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddMonths(-1));
}
