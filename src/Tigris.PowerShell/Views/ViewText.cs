using System;
using System.Collections;
using System.Globalization;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// The text of cells in the views of the module: the same in each culture, and empty for null. It is public because a script block in
/// <c>module/Formats</c> can call only public methods.
/// </summary>
public static class ViewText
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Bytes in binary units: <c>1.5 GiB</c>.</summary>
    public static string? Size(long? bytes) => bytes is { } value ? SizeText.Of(value) : null;

    /// <summary>Bytes in binary units, and to the last byte: <c>1.5 GiB (1610612736 bytes)</c>.</summary>
    public static string? ExactSize(long? bytes) => bytes is null ? null : Size(bytes) + " (" + In("0", bytes) + " bytes)";

    /// <summary>A quota: as <see cref="Size"/>, and 0 is <c>no limit</c>.</summary>
    public static string? Quota(long? bytes) => bytes == 0 ? "no limit" : Size(bytes);

    /// <summary>A quota: as <see cref="ExactSize"/>, and 0 is <c>no limit</c>.</summary>
    public static string? ExactQuota(long? bytes) => bytes == 0 ? "no limit" : ExactSize(bytes);

    /// <summary>A number of any type, with separators and at most four decimals: <c>1,234.5678</c>.</summary>
    public static string? Number(IFormattable? number) => In("#,0.####", number);

    /// <summary>A number with all its digits, without separators: <c>1234.0000005</c>.</summary>
    public static string? Exact(decimal? number) => In("0.############################", number);

    /// <summary>
    /// A number and its unit: <c>40.12 GiB-Month</c>. A unit that only means a count is omitted, because the metric's name describes it.
    /// </summary>
    public static string? Amount(IFormattable? number, string? unit) => unit is null || unit.StartsWith("Number of ", StringComparison.Ordinal)
        ? Number(number)
        : In("#,0.##", number) + " " + unit;

    /// <summary>Per cent with at most one decimal: <c>12.5 %</c>.</summary>
    public static string? Percent(IFormattable? percent) => percent is null ? null : In("#,0.#", percent) + " %";

    /// <summary>US dollars and cents: <c>$1,234.50</c>.</summary>
    public static string? Money(decimal? amount) => In("$#,0.00;-$#,0.00", amount);

    /// <summary>An amount with at least the decimals of its currency, and its code: <c>1,234.50 EUR</c>.</summary>
    public static string? Currency(decimal? amount, string? currency) => amount is null ? null
        : In("#,0." + new string('0', Currencies.FindDecimals(currency ?? "") ?? 2) + new string('#', 20), amount) + (currency is null ? "" : " " + currency);

    /// <summary>US dollars with all digits of a price: <c>$0.0000005</c>.</summary>
    public static string? Price(decimal? price) => In("$#,0.00##########################", price);

    /// <summary>A day in UTC: <c>2026-11-01</c>.</summary>
    public static string? Day(DateTimeOffset? time) => In(DayFormat, time?.ToUniversalTime());

    /// <summary>A time in UTC, to the second: <c>2026-11-01 12:30:00Z</c>.</summary>
    public static string? Time(DateTimeOffset? time) => In("yyyy-MM-dd HH:mm:ssZ", time?.ToUniversalTime());

    /// <summary>The bound of an interval in UTC: a day, or the minute if it isn't midnight.</summary>
    public static string? Bound(DateTimeOffset? time) =>
        In(time?.ToUniversalTime().TimeOfDay == TimeSpan.Zero ? DayFormat : "yyyy-MM-dd HH:mmZ", time?.ToUniversalTime());

    /// <summary>The time of a lifecycle action: <c>after 30 d</c>, or <c>on 2026-11-01</c>.</summary>
    public static string? When(int? afterDays, DateTimeOffset? on) =>
        afterDays is { } days ? "after " + In("0", days) + " d" : on is null ? null : "on " + Day(on);

    /// <summary>The difference between the clocks of the server and of this machine: <c>2 s (the server is ahead)</c>.</summary>
    public static string? Skew(TimeSpan? skew) => skew switch
    {
        null => null,
        { Ticks: 0 } => "none",
        { } value => MessageText.Of(value.Ticks > 0 ? Messages.SecondsAhead : Messages.SecondsBehind, Math.Abs(value.TotalSeconds)),
    };

    /// <summary>Several values in one line.</summary>
    public static string? List(IEnumerable? values) => values is null ? null : string.Join(", ", values.Cast<object>());

    /// <summary>Several values, with a line for each.</summary>
    public static string? Lines(IEnumerable? values) => values is null ? null : string.Join("\n", values.Cast<object>());

    /// <summary>A word for true or false. The notable word is highlighted.</summary>
    /// <param name="state">The state; null if the server didn't return it.</param>
    /// <param name="yes">The word for true.</param>
    /// <param name="no">The word for false.</param>
    /// <param name="notable">The state that is highlighted.</param>
    public static string? State(bool? state, string yes, string no, bool notable) => state switch
    {
        null => null,
        { } value when value == notable => ViewColor.Warning(value ? yes : no),
        true => yes,
        false => no,
    };

    /// <summary>A status in the words of the server or of the module. A notable status is highlighted.</summary>
    public static string? Status(object? status) => status?.ToString() switch
    {
        null or "" => null,
        "Error" or "Failed" or "PAST_DUE" or "False" => ViewColor.Error(status.ToString()),
        "Active" or "Completed" or "Created" or "Existing" or "FINALIZED" or "PAID" or "Information" or "True" => status.ToString(),
        var other => ViewColor.Warning(other),
    };

    private static string? In(string format, IFormattable? value) => value?.ToString(format, CultureInfo.InvariantCulture);
}
