using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace Tigris.PowerShell;

/// <summary>Reads properties of live, deserialized and plain objects. The values of the latter may be text or other types.</summary>
internal static class Field
{
    private static readonly string[] IsoFormats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssZ"];

    /// <summary>Returns the value as it is, so that a deserialized enumeration keeps its name; null for blank text.</summary>
    public static object? Value(PSObject? item, string name) =>
        item?.Properties[name]?.Value is { } value && !ExplicitArguments.IsEmpty(value) ? EnumName.Of(item, name, value) : null;

    /// <summary>Returns an object within the object.</summary>
    public static PSObject? Object(PSObject? item, string name) => Value(item, name) is { } value ? PSObject.AsPSObject(value) : null;

    /// <summary>Returns the value as text.</summary>
    public static string? Text(PSObject? item, string name) => Bare(item, name) switch
    {
        null => null,
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    /// <summary>Returns a whole number.</summary>
    public static long? Long(PSObject? item, string name) => Decimal(item, name) is { } number && decimal.Truncate(number) == number
        && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>Returns a small whole number.</summary>
    public static int? Int(PSObject? item, string name) => Long(item, name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>Returns a number.</summary>
    public static decimal? Decimal(PSObject? item, string name) => Bare(item, name) switch
    {
        decimal number => number,
        double number when Math.Abs(number) < 7.9e28 => (decimal)number,
        // Export-Csv writes numbers by the culture of the session, without separators of thousands.
        string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || decimal.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out number) ? number : null,
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(Bare(item, name), CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Returns true or false.</summary>
    public static bool? Bool(PSObject? item, string name) => Bare(item, name) switch
    {
        bool truth => truth,
        string text => bool.TryParse(text, out var truth) ? truth : null,
        _ => null,
    };

    /// <summary>Returns a time. A time without a zone is UTC.</summary>
    public static DateTimeOffset? Time(PSObject? item, string name) => Value(item, name) is { } value ? Time(value) : null;

    /// <summary>Returns a duration.</summary>
    public static TimeSpan? Span(PSObject? item, string name) => Bare(item, name) switch
    {
        TimeSpan span => span,
        string text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null,
        _ => Long(Object(item, name), "Ticks") is { } ticks ? TimeSpan.FromTicks(ticks) : null,
    };

    /// <summary>Returns a duration in whole milliseconds.</summary>
    public static double? Milliseconds(PSObject? item, string name) => Span(item, name) is { } span ? Math.Round(span.TotalMilliseconds) : null;

    /// <summary>Returns the items of a list; one item for a single value.</summary>
    public static IEnumerable<object>? Items(PSObject? item, string name) => Bare(item, name) switch
    {
        null => null,
        string text => [text],
        IEnumerable list and not IDictionary => list.Cast<object?>().Where(element => element is not null).Select(element => element!),
        _ => [Value(item, name)!],
    };

    /// <summary>Returns the items of a list as objects; none without a list.</summary>
    public static IEnumerable<PSObject> Objects(PSObject? item, string name) => (Items(item, name) ?? []).Select(PSObject.AsPSObject);

    /// <summary>Returns the names in a table.</summary>
    public static IEnumerable<object>? Keys(PSObject? item, string name) => Bare(item, name) switch
    {
        null => null,
        IDictionary table => table.Keys.Cast<object>(),
        PSCustomObject => Object(item, name)!.Properties.Select(property => property.Name),
        var other => [other],
    };

    private static object? Bare(PSObject? item, string name) => Piped.Bare(Value(item, name));

    // Export-Csv writes dates by the culture of the session: by the invariant rules, 01.11.2026 would be a day in January.
    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
        || DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AssumeUniversal, out time) ? time : null;

    private static DateTimeOffset? Time(object value) => Piped.Bare(value) switch
    {
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time.ToUniversalTime(), TimeSpan.Zero),
        string text => Time(text),
        _ => DeserializedTimeConverter.Read(PSObject.AsPSObject(value)),
    };
}
