using System;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>The billed days of a month: those from the start to the end of a contract, both included.</summary>
internal sealed class BilledPeriod
{
    private const string DayFormat = "yyyy-MM-dd";

    private BilledPeriod(DateTimeOffset month, DateTimeOffset startingOn, DateTimeOffset endingBefore)
    {
        Month = month;
        StartingOn = startingOn;
        EndingBefore = endingBefore;
        MonthEnd = month.AddMonths(1);
        DaysInMonth = DateTime.DaysInMonth(month.Year, month.Month);
        Days = (endingBefore - startingOn).Days;
        IsWhole = Days == DaysInMonth;
        FirstDay = Day(startingOn);
        LastDay = LastDayOf(startingOn, endingBefore);
    }

    /// <summary>The first midnight of the month, UTC.</summary>
    public DateTimeOffset Month { get; }

    public DateTimeOffset MonthEnd { get; }

    public int DaysInMonth { get; }

    public DateTimeOffset StartingOn { get; }

    public DateTimeOffset EndingBefore { get; }

    public int Days { get; }

    public bool IsWhole { get; }

    public string FirstDay { get; }

    public string LastDay { get; }

    /// <summary>Returns the part of a month's amount for the billed days.</summary>
    public decimal Prorate(decimal amount) => IsWhole ? amount : amount * Days / DaysInMonth;

    /// <summary>Returns the billed period of a month. It is empty if the contract is outside the month.</summary>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    /// <param name="startedOn">The first day of the contract, a UTC midnight; null for a contract that started earlier.</param>
    /// <param name="endedOn">The last day of the contract, a UTC midnight; null for a contract without an end.</param>
    /// <exception cref="TigrisArgumentException">The contract ends before it starts.</exception>
    public static BilledPeriod Of(string month, DateTimeOffset? startedOn, DateTimeOffset? endedOn)
    {
        RequireOrder(startedOn, endedOn);
        var start = Workflows.Month.StartOf(month);
        var end = start.AddMonths(1);
        var first = Clamp(startedOn ?? start, start, end);
        var last = endedOn is { } given && given < end ? Clamp(given.AddDays(1), start, end) : end;
        return new BilledPeriod(start, first, last < first ? first : last);
    }

    /// <summary>Checks the days of a contract.</summary>
    /// <exception cref="TigrisArgumentException">The contract ends before it starts.</exception>
    public static void RequireOrder(DateTimeOffset? startedOn, DateTimeOffset? endedOn)
    {
        if (startedOn > endedOn)
        {
            throw new TigrisArgumentException(
                "InvalidPeriod", MessageText.Of(Messages.EndedBeforeStarted, Day(startedOn!.Value), Day(endedOn!.Value)), Day(endedOn.Value));
        }
    }

    private static DateTimeOffset Clamp(DateTimeOffset time, DateTimeOffset start, DateTimeOffset end) => time < start ? start : time > end ? end : time;

    /// <summary>Returns the last day before a midnight; the first day of an empty period.</summary>
    public static string LastDayOf(DateTimeOffset startingOn, DateTimeOffset endingBefore) =>
        Day(endingBefore > startingOn ? endingBefore.AddDays(-1) : startingOn);

    /// <summary>Returns a date as <c>yyyy-MM-dd</c>.</summary>
    public static string Day(DateTimeOffset time) => time.ToString(DayFormat, CultureInfo.InvariantCulture);
}
