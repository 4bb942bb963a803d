using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tigris.Client.Json;

namespace Tigris.Client.Http;

/// <summary>Masks secrets in text that is shown.</summary>
internal static class Redaction
{
    public const string Mask = "***";

    private const int TextLimit = 64 * 1024;

    // The secrets of the wire types, and names that proxies and other servers use.
    private static readonly HashSet<string> SecretNames = [.. WireSecrets(), "password", "signingkey", "authorization"];

    // Wider than the vendor's own redactor, which stops at an underscore or a hyphen.
    private static readonly Regex Secret = new("tsec_[A-Za-z0-9_-]*", RegexOptions.CultureInvariant);

    // S3 servers repeat a refused signature. It may be valid at the server behind a proxy.
    private static readonly Regex Signature = new(@"(Signature(?:Provided)?\W{1,6})[0-9a-fA-F]{64}", RegexOptions.CultureInvariant);

    // A JSON member, complete or cut off. The limits are longer than any name of a secret, and keep the time linear.
    private static readonly Regex Member = new(
        """
        ("((?:[^"\\]|\\.){0,64})"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|[^"{\[\s,}\]][^,}\]]*)
        """,
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Returns true if a JSON member or query parameter of this name is a secret; otherwise, false.</summary>
    public static bool IsSecret(string name)
    {
        var letters = Letters(name);
        return SecretNames.Contains(letters) || letters.EndsWith("secret", StringComparison.Ordinal);
    }

    /// <summary>Masks text that looks like a Tigris secret, or like the signature of an S3 request.</summary>
    public static string OfText(string text) => Signature.Replace(Secret.Replace(text, Mask), "$1" + Mask);

    /// <summary>Masks the secrets in the query of a URL.</summary>
    public static Uri OfUrl(Uri uri)
    {
        if (uri.Query.Length == 0)
        {
            return uri;
        }

        var parameters = uri.Query[1..].Split('&').Select(parameter => parameter.IndexOf('=') is > 0 and var end && IsSecret(parameter[..end])
            ? parameter[..(end + 1)] + Mask
            : OfText(parameter));
        return new Uri(uri.GetLeftPart(UriPartial.Path) + "?" + string.Join("&", parameters));
    }

    /// <summary>Masks secret members and text that looks like a Tigris secret, in a text that may contain complete or incomplete JSON.</summary>
    public static string OfMembers(string text) => OfText(Member.Replace(text, member =>
        member.Groups[2].Value.Contains('\\') || IsSecret(member.Groups[2].Value) ? member.Groups[1].Value + Mask : member.Value));

    /// <summary>Returns a body as text, with its secret members and other text that looks like a secret masked.</summary>
    public static string OfBody(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return "";
        }

        var text = OfJson(body) is { } json ? OfText(json) : OfMembers(Encoding.UTF8.GetString(body));
        return text.Length <= TextLimit ? text : FormattableString.Invariant($"{text[..TextLimit]}... ({text.Length - TextLimit} more)");
    }

    // The context has a property for each wire type.
    private static IEnumerable<string> WireSecrets() => typeof(WireContext).GetProperties()
        .SelectMany(context => context.PropertyType.GetGenericArguments())
        .SelectMany(type => type.GetProperties())
        .Where(member => member.PropertyType == typeof(SecureString))
        .Select(member => Letters(member.Name));

    private static string Letters(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string? OfJson(ReadOnlySpan<byte> body)
    {
        var copy = body.ToArray();
        try
        {
            using var document = JsonDocument.Parse(copy);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
            {
                Write(writer, document.RootElement);
            }

            return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The text isn't JSON, or a string in it isn't Unicode.
            return null;
        }
        finally
        {
            Array.Clear(copy, 0, copy.Length);
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    if (IsSecret(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
                    {
                        writer.WriteStringValue(Mask);
                    }
                    else
                    {
                        Write(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
