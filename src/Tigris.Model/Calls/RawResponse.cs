using System;

namespace Tigris;

/// <summary>A successful response, unchanged.</summary>
public sealed class RawResponse
{
    /// <summary>The HTTP status, 200 to 299.</summary>
    public int StatusCode { get; init; }

    /// <summary>The server's time of the response (its <c>Date</c> header), if it sent one.</summary>
    public DateTimeOffset? ServerTime { get; init; }

    /// <summary>The media type of the body; null if the server sent none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body as text; empty for a response without a body.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// The parsed JSON body: strings, booleans, <see cref="long"/>, <see cref="decimal"/> or <see cref="double"/>, null, lists, and
    /// dictionaries in the order of the text. Null if the body is empty.
    /// </summary>
    public object? Value { get; init; }
}
