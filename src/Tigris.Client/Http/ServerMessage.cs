using System;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Client.Http;

/// <summary>Reads the message of the server from the body of an error.</summary>
internal static class ServerMessage
{
    private const int ReadLimit = 64 * 1024;
    private const int TextLimit = 300;

    // An unclosed element extends to the end, so that the time is linear.
    private static readonly Regex Invisible = new(
        @"<!--.*?(?:-->|\z)|<(script|style)\b.*?(?:</\1\s*>|\z)|<[a-z/!?][^>]*(?:>|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex Blank = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>Returns <c>message</c>, else <c>Message</c>, else the shortened text without markup; null without text.</summary>
    public static string? Of(ReadOnlySpan<byte> body)
    {
        if (body.Length > ReadLimit)
        {
            body = body[..ReadLimit];
        }

        var text = Encoding.UTF8.GetString(body);
        var isJson = text.TrimStart().StartsWith('{');
        var message = isJson ? FromJson(text) : null;
        return Shorten(message ?? (isJson ? Redaction.OfBody(body) : Redaction.OfMembers(Invisible.Replace(text, " "))));
    }

    /// <summary>Returns a short text in one line without secrets; null without text.</summary>
    public static string? Shorten(string words)
    {
        words = Redaction.OfText(Blank.Replace(words, " ").Trim());
        return words.Length switch
        {
            0 => null,
            > TextLimit => words[..TextLimit] + "...",
            _ => words,
        };
    }

    private static string? FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Member(document.RootElement, "message") ?? Member(document.RootElement, "Message");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text isn't JSON, or a string in it isn't Unicode.
            return null;
        }
    }

    private static string? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!.Trim()
            : null;
}
