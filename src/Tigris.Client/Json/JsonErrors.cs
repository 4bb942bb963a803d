using System;
using System.Text.Json;

namespace Tigris.Client.Json;

/// <summary>Describes a JSON error without quoting the text. The message of the parser quotes it, and the text may contain a secret.</summary>
internal static class JsonErrors
{
    /// <summary>Returns an exception that is safe to show.</summary>
    public static Exception Of(Exception exception) => exception is JsonException json && IsOfParser(json)
        ? new JsonException(
            MessageText.Of(Messages.JsonErrors, json.LineNumber + 1, json.BytePositionInLine + 1),
            path: null,
            json.LineNumber,
            json.BytePositionInLine)
        : exception;

    // The parser throws a derived type, which the serializer wraps. An exception about a type mismatch names only types.
    private static bool IsOfParser(JsonException exception) => exception.GetType() != typeof(JsonException) || exception.InnerException is JsonException;
}
