using System;
using System.Globalization;
using System.Linq;

namespace Tigris.Emulator;

/// <summary>Parses and formats durations, sizes and numbers in the text of a fault.</summary>
internal static class FaultValue
{
    private static readonly (string Name, TimeSpan Length)[] Times =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    private static readonly (string Name, long Bytes)[] Sizes = [("B", 1), ("KB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30)];

    // The limits of timers (50 days) and of the calendar.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);
    private static readonly TimeSpan FurthestOff = TimeSpan.FromDays(20_000);

    public static TimeSpan Duration(string text) =>
        TimeOf(text) is { } time && time <= LongestWait ? time : throw new FormatException($"'{text}' is not a duration, such as 200ms, 5s, 10m or 2h");

    /// <summary>Parses a duration with an optional sign.</summary>
    public static TimeSpan SignedDuration(string text)
    {
        var time = TimeOf(text is ['+' or '-', .. var rest] ? rest : text);
        if (time is null || time > FurthestOff) throw new FormatException($"'{text}' is not a difference, such as +10m or -2h");
        return text[0] == '-' ? -time.Value : time.Value;
    }

    public static long Size(string text)
    {
        foreach (var (name, bytes) in Sizes.Reverse())
        {
            if (text.EndsWith(name, StringComparison.Ordinal) && int.TryParse(text[..^name.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return count * bytes;
        }

        throw new FormatException($"'{text}' is not a size, such as 64KB, 100MB or 1GB");
    }

    public static int Status(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599
            ? status
            : throw new FormatException($"'{text}' is not a status from 200 to 599");

    public static decimal Percent(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100
            ? percent
            : throw new FormatException($"'{text}%' is not a percentage above 0 and up to 100");

    public static string Of(TimeSpan time)
    {
        var (name, length) = Times.Last(unit => unit.Name == "ms" || time.Ticks % unit.Length.Ticks == 0);
        return FormattableString.Invariant($"{time.Ticks / length.Ticks}{name}");
    }

    public static string Of(long bytes)
    {
        var (name, unit) = Sizes.Last(size => bytes % size.Bytes == 0);
        return FormattableString.Invariant($"{bytes / unit}{name}");
    }

    private static TimeSpan? TimeOf(string text)
    {
        foreach (var (name, length) in Times)
        {
            if (text.EndsWith(name, StringComparison.Ordinal) && int.TryParse(text[..^name.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return TimeSpan.FromTicks((long)Math.Min((decimal)count * length.Ticks, long.MaxValue));
        }

        return null;
    }
}
