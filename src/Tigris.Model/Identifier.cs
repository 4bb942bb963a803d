using System;
using System.Linq;

namespace Tigris;

/// <summary>
/// What may stand as one segment of a request's path. A segment of dots collapses into its parent, even when it is escaped, and would
/// reach another endpoint than the one meant; so it is refused before there is a request.
/// </summary>
public static class Identifier
{
    /// <summary>Returns <paramref name="value"/>, or refuses it.</summary>
    /// <param name="value">An organization id, a bucket name, a policy name, a snapshot version or a month.</param>
    /// <param name="kind">What it is, for the message: <c>OrganizationId</c>.</param>
    /// <exception cref="TigrisInvalidIdentifierException">
    /// It is empty, blank, <c>.</c>, <c>..</c>, has control characters or half a surrogate pair, or would not stay one segment.
    /// </exception>
    public static string Require(string? value, string kind)
    {
        var reason = Objection(value);
        return reason is null ? value! : throw new TigrisInvalidIdentifierException(kind, value, reason);
    }

    /// <summary>
    /// Whether a segment collapses into its parent wherever URLs are read: one dot or two, and nothing else. Dots beside blanks do not: no
    /// standard for URLs says so, and neither .NET nor .NET Framework takes an escaped blank away.
    /// </summary>
    /// <param name="segment">Not escaped.</param>
    public static bool Collapses(string segment) => segment is "." or "..";

    private static string? Objection(string? value)
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

        return !Unicode.IsValid(value!) ? Messages.IdentifierNotUnicode
            : IsOneSegment(value!) ? null
            : Messages.IdentifierRewritten;
    }

    // Nearly all identities: what means nothing anywhere in a URL needs no URL to be asked, and every record has one.
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

    // Asked rather than known: in some hosts, Windows PowerShell among them, .NET Framework takes an escaped slash for a plain one, and
    // drops dots at the end of a segment.
    private static bool IsOneSegment(string value)
    {
        var isAddress = Uri.TryCreate($"http://localhost/{Uri.EscapeDataString(value)}/end", UriKind.Absolute, out var uri);
        var segments = isAddress ? uri.AbsolutePath.Split('/') : [];
        return segments.Length == 3 && Uri.UnescapeDataString(segments[1]) == value;
    }
}
