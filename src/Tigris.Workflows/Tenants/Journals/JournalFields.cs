using System;
using System.Collections.Generic;
using System.Globalization;

namespace Tigris.Workflows;

/// <summary>Reads the fields of one object in a journal. A missing or invalid field is a <see cref="FormatException"/> that names it.</summary>
internal sealed class JournalFields(IReadOnlyDictionary<string, object?> fields)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public static string ToText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns a text; an empty one only if <paramref name="mayBeEmpty"/>.</summary>
    public string Text(string name, bool mayBeEmpty = false) =>
        Value(name) is string text && (mayBeEmpty || text.Length > 0) ? text : throw Invalid(name);

    /// <summary>Returns a text, or null if the field is null or missing.</summary>
    public string? OptionalText(string name) => Optional(name) is null ? null : Text(name);

    public DateTimeOffset Time(string name) =>
        Value(name) is string text
            && DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Invalid(name);

    /// <summary>Returns a time, or null if the field is null or missing.</summary>
    public DateTimeOffset? OptionalTime(string name) => Optional(name) is null ? null : Time(name);

    public string Month(string name) =>
        DateTimeOffset.TryParseExact(Text(name), Workflows.Month.Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? Text(name)
            : throw Invalid(name);

    public decimal Amount(string name) => Value(name) switch
    {
        long whole => whole,
        decimal amount => amount,
        _ => throw Invalid(name),
    };

    /// <summary>Returns a number of bytes or objects, 0 or more; or null if the field is null.</summary>
    public long? Count(string name) => Value(name) switch
    {
        null => null,
        long count and >= 0 => count,
        _ => throw Invalid(name),
    };

    /// <inheritdoc cref="Count"/>
    public long? OptionalCount(string name) => Optional(name) is null ? null : Count(name);

    /// <summary>Returns a list of objects.</summary>
    public IEnumerable<JournalFields> Items(string name)
    {
        foreach (var item in Value(name) as IEnumerable<object?> ?? throw Invalid(name))
        {
            yield return new JournalFields(item as IReadOnlyDictionary<string, object?> ?? throw Invalid(name));
        }
    }

    /// <summary>Returns a text, or null if the field is null. A missing field is invalid.</summary>
    public string? NullableText(string name) => Value(name) is null ? null : Text(name);

    private object? Optional(string name) => fields.TryGetValue(name, out var value) ? value : null;

    private object? Value(string name) =>
        fields.TryGetValue(name, out var value) ? value : throw new FormatException(MessageText.Of(Messages.JournalFieldMissing, name));

    private static FormatException Invalid(string name) => new(MessageText.Of(Messages.JournalFieldInvalid, name));
}
