using System;
using System.Globalization;

namespace Tigris.Emulator.Billing;

/// <summary>A calendar month in UTC.</summary>
internal sealed record BillingMonth(DateOnly Start)
{
    public DateOnly End => Start.AddMonths(1);

    public DateTime StartingOn => Start.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    public DateTime EndingBefore => End.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>Exactly <c>YYYY-MM</c>, or null.</summary>
    public static BillingMonth? Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? new BillingMonth(start) : null;
}
