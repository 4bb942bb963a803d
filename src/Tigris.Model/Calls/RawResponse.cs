using System;

namespace Tigris;

/// <summary>A successful answer as it came.</summary>
public sealed class RawResponse
{
    /// <summary>The HTTP status, 200 to 299.</summary>
    public int StatusCode { get; init; }

    /// <summary>The server's clock when it answered (its <c>Date</c> header), if it said.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The media type that the server gave the body; null if it gave none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as text; empty if there was none.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// The body read as JSON: strings, booleans, <see cref="long"/>, <see cref="decimal"/> or <see cref="double"/>, null, lists, and
    /// dictionaries in the order of the text. Null where the body is empty.
    /// </summary>
    public object? Value { get; init; }
}
