using System;
using System.Globalization;

namespace Tigris.Emulator;

/// <summary>A limit on requests: a token bucket with a rate and a burst. The text form is <c>RATE/s[:BURST]</c>, as in <c>50/s:100</c>.</summary>
/// <param name="Rate">The tokens per second.</param>
/// <param name="Burst">The capacity of the bucket.</param>
public sealed record RateLimit(double Rate, int Burst)
{
    private const string Unit = "/s";
    private const int HighestRate = 1_000_000;

    /// <summary>The status of a refusal: 429 or 503.</summary>
    public int Status { get; init; } = 429;

    /// <summary>The form of the Retry-After header of a refusal.</summary>
    public RetryAfterForm RetryAfter { get; init; }

    /// <summary>Parses the text of a limit. The default burst is the tokens of one second, and at least one.</summary>
    /// <exception cref="FormatException">The text is not a limit.</exception>
    public static RateLimit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        if (parts.Length > 2
            || !parts[0].EndsWith(Unit, StringComparison.Ordinal)
            || !double.TryParse(parts[0][..^Unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            || rate is not (> 0 and <= HighestRate))
            throw Invalid(text);

        var burst = (int)Math.Max(1, Math.Ceiling(rate));
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out burst) || burst is < 1 or > HighestRate))
            throw Invalid(text);
        return new RateLimit(rate, burst);
    }

    /// <summary>Returns the text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rate}{Unit}:{Burst}");

    private static FormatException Invalid(string text) =>
        new($"'{text}' is not a rate limit, such as 50/s or 50/s:100 (rate and burst are above 0 and at most {HighestRate})");
}

/// <summary>The form of a Retry-After header.</summary>
public enum RetryAfterForm
{
    /// <summary>Whole seconds, rounded up.</summary>
    Seconds,

    /// <summary>An HTTP date by the emulator's clock.</summary>
    Date,

    /// <summary>No header.</summary>
    None,
}
