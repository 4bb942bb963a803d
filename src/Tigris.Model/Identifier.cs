using System;
using System.Linq;

namespace Tigris;

/// <summary>
/// Validates segments of a request's path. A segment of dots collapses into its parent, even when it is escaped, and would
/// reach another endpoint. It is therefore refused before a request is sent.
/// </summary>
public static class Identifier
{
    /// <summary>Returns <paramref name="value"/> if it is valid.</summary>
    /// <param name="value">An organization id, a bucket name, a policy name, a snapshot version or a month.</param>
    /// <param name="kind">The kind of the value, for the message: <c>OrganizationId</c>.</param>
    /// <exception cref="TigrisInvalidIdentifierException">
    /// The value is empty, blank, <c>.</c>, <c>..</c>, a JSON object, has control characters or half a surrogate pair, or would not stay one segment.
    /// </exception>
    public static string Require(string? value, string kind)
    {
        var reason = ValidationError(value);
        return reason is null ? value! : throw new TigrisInvalidIdentifierException(kind, value, reason);
    }

    /// <summary>
    /// Returns true for a segment that collapses into its parent: one dot or two. Dots beside blanks don't collapse: no standard for URLs
    /// requires it, and neither .NET nor .NET Framework removes an escaped blank.
    /// </summary>
    /// <param name="segment">The segment, not escaped.</param>
    public static bool Collapses(string segment) => segment is "." or "..";

    private static string? ValidationError(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Messages.IdentifierEmpty;
        }

        if (IsPlain(value!))
        {
            return null;
        }

        if (Collapses(value!))
        {
            return Messages.IdentifierDots;
        }

        if (value.Any(char.IsControl))
        {
            return Messages.IdentifierControl;
        }

        if (IsJsonObject(value!))
        {
            return Messages.IdentifierJson;
        }

        return !Unicode.IsValid(value!) ? Messages.IdentifierNotUnicode
            : IsOneSegment(value!) ? null
            : Messages.IdentifierRewritten;
    }

    // Nearly all identifiers: these characters have no meaning in a URL, so the slower check isn't needed. Each record has such an identifier.
    private static bool IsPlain(string value)
    {
        foreach (var character in value)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    // A line of a JSON file that was piped as it is. A GUID in braces has no quote after its brace.
    private static bool IsJsonObject(string value)
    {
        var text = value.Trim();
        return text[0] == '{' && text[text.Length - 1] == '}' && text.Substring(1).TrimStart().StartsWith("\"", StringComparison.Ordinal);
    }

    // Tested at run time: in some hosts, such as Windows PowerShell, .NET Framework treats an escaped slash as a plain one, and
    // removes dots at the end of a segment.
    private static bool IsOneSegment(string value)
    {
        var isAddress = Uri.TryCreate($"http://localhost/{Uri.EscapeDataString(value)}/end", UriKind.Absolute, out var uri);
        var segments = isAddress ? uri.AbsolutePath.Split('/') : [];
        return segments.Length == 3 && Uri.UnescapeDataString(segments[1]) == value;
    }
}
