using System;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>What is wrong with a text that should be JSON, without a word of the text: the parser's own message quotes it, and a secret may stand there.</summary>
internal static class JsonMistake
{
    /// <summary>The exception as it may be shown.</summary>
    public static Exception Of(Exception exception) => exception is JsonException json && IsOfParser(json)
        ? new JsonException(
            MessageText.Of(Messages.JsonMistake, json.LineNumber + 1, json.BytePositionInLine + 1),
            path: null,
            json.LineNumber,
            json.BytePositionInLine)
        : exception;

    // The parser throws a kind of its own, which the serializer wraps. Types that do not match are told by their names only.
    private static bool IsOfParser(JsonException exception) => exception.GetType() != typeof(JsonException) || exception.InnerException is JsonException;
}
