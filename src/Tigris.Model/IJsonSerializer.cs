using System;

namespace Tigris;

/// <summary>
/// Reads and writes JSON as plain graphs of strings, numbers, Booleans, nulls, dictionaries with string keys, and lists. See
/// <see cref="RawResponse.Value"/> and <see cref="RawRequest.Body"/>.
/// </summary>
public interface IJsonSerializer
{
    /// <summary>Parses JSON text.</summary>
    /// <exception cref="FormatException">The text isn't valid JSON; the message names the position.</exception>
    object? Parse(string text);

    /// <summary>
    /// Parses JSON text in which the members of one name contain secrets. Their values become SecureStrings, and no string contains them.
    /// </summary>
    /// <param name="utf8">The text. This method neither keeps nor wipes it.</param>
    /// <param name="secretMember">The name of the members that contain secrets.</param>
    /// <exception cref="FormatException">The text isn't valid JSON.</exception>
    object? Parse(byte[] utf8, string secretMember);

    /// <summary>Writes a graph as JSON text.</summary>
    string Serialize(object? value);

    /// <summary>Writes a graph as JSON in one line of UTF-8. The graph may contain SecureStrings. The caller wipes the array.</summary>
    byte[] SerializeToUtf8(object? value);
}
