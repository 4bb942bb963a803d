using System;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tigris.Client.Http;

/// <summary>The words that an error's body has for people.</summary>
internal static class ServerMessage
{
    private const int ReadLimit = 64 * 1024;
    private const int TextLimit = 300;

    private static readonly Regex Invisible = new(
        "<(script|style)[^>]*>.*?</\\1>|<!--.*?-->|<[^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    private static readonly Regex Blank = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary><c>message</c>, else <c>Message</c>, else the text itself without markup and shortened; null where there is nothing.</summary>
    public static string? Of(ReadOnlySpan<byte> body)
    {
        if (body.Length > ReadLimit)
        {
            body = body[..ReadLimit];
        }

        var text = Encoding.UTF8.GetString(body);
        var isJson = text.TrimStart().StartsWith('{');
        var words = (isJson ? FromJson(text) : null) ?? Blank.Replace(isJson ? Redaction.OfBody(body) : Invisible.Replace(text, " "), " ").Trim();
        words = Redaction.OfText(words);
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
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()!.Trim()
            : null;
}
