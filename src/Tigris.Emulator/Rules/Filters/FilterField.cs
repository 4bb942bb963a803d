using System;
using System.Globalization;
using System.Linq;

namespace Tigris.Emulator.Rules.Filters;

/// <summary>The event that a filter tests.</summary>
internal sealed record FilteredEvent(string EventType, string Key, string ContentType, long Size, DateTime Modified);

/// <summary>A field of the filter language: a text, a number or a time.</summary>
internal sealed record FilterField(string Name, Func<FilteredEvent, IComparable> Of)
{
    private static readonly FilterField[] All =
    [
        new("key", happened => happened.Key),
        new("Content-Type", happened => happened.ContentType),
        new("Event-Type", happened => happened.EventType),
        new("Content-Length", happened => (decimal)happened.Size),
        new("Last-Modified", happened => happened.Modified),
        new("size", happened => (decimal)happened.Size), // only the OpenAPI document's example uses it
    ];

    private static readonly FilteredEvent Sample = new("", "", "", 0, default);

    public bool IsText => Of(Sample) is string;

    public static FilterField Named(string name) =>
        All.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"'{name}' isn't a field. The fields are {string.Join(", ", All.Select(field => field.Name))}");

    /// <summary>A value to compare with the field.</summary>
    public IComparable Read(string text) => Of(Sample) switch
    {
        string => text,
        decimal => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{text}' isn't a number, but {Name} is one"),
        _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : throw new FormatException($"'{text}' isn't a time, but {Name} is one, such as \"2023-01-15T08:30:00Z\""),
    };
}
