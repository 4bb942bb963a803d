using System;
using System.Collections.Generic;
using System.Security;
using System.Text.Json;
using Tigris.Client.Secrets;

namespace Tigris.Client.Json;

/// <summary>
/// Reads JSON as plain values: strings, booleans, long, decimal, double, null, lists, and dictionaries in the order of the text. A number is a
/// long if it is whole and fits, else a decimal if that is exact enough, else a double.
/// </summary>
internal static class JsonGraph
{
    // Most objects have fewer members. Without a capacity, a dictionary grows several times.
    private const int UsualMembers = 7;
    private static readonly SecureStringConverter Secret = new();

    /// <summary>Reads a whole text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="secretMember">The name of members whose strings become SecureStrings; null for none.</param>
    /// <exception cref="JsonException">The text isn't JSON.</exception>
    public static object? Parse(ReadOnlySpan<byte> utf8, string? secretMember = null)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var value = Read(ref reader, secretMember);
        return reader.Read() ? throw new JsonException(Messages.JsonTrailing) : value;
    }

    /// <summary>Reads the value at the position of the reader, to its last token.</summary>
    public static object? Read(ref Utf8JsonReader reader, string? secretMember = null) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadMembers(ref reader, secretMember),
        JsonTokenType.StartArray => ReadItems(ref reader, secretMember),
        JsonTokenType.String => ReadText(ref reader),
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw new JsonException(MessageText.Of(Messages.JsonNoValue, reader.TokenType)),
    };

    private static Dictionary<string, object?> ReadMembers(ref Utf8JsonReader reader, string? secretMember)
    {
        var members = new Dictionary<string, object?>(UsualMembers, StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadText(ref reader);
            reader.Read();
            members[name] = reader.TokenType == JsonTokenType.String && name == secretMember
                ? Secret.Read(ref reader, typeof(SecureString), JsonSerializerOptions.Default)
                : Read(ref reader, secretMember);
        }

        return members;
    }

    private static List<object?> ReadItems(ref Utf8JsonReader reader, string? secretMember)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, secretMember));
        }

        return items;
    }

    /// <summary>Reads a string, or the name of a member.</summary>
    /// <exception cref="JsonException">The string isn't valid Unicode.</exception>
    public static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException(Messages.JsonNotUnicode, exception);
        }
    }

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole))
        {
            return whole;
        }

        var approximate = reader.GetDouble();

        // A decimal has 28 digits after the point and no exponent: a tiny number would become zero.
        return reader.TryGetDecimal(out var exact) && (Math.Abs(approximate) > 1e-15 || approximate == 0) ? exact : approximate;
    }
}
