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
    /// <exception cref="TigrisInvalidIdentifierException">It is empty, blank, <c>.</c>, <c>..</c>, or has control characters or half a surrogate pair.</exception>
    public static string Require(string? value, string kind)
    {
        var reason = Objection(value);
        return reason is null ? value! : throw new TigrisInvalidIdentifierException(kind, value, reason);
    }

    private static string? Objection(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return "it is empty";
        }

        if (value is "." or "..")
        {
            return "a path segment of dots would reach another endpoint";
        }

        if (value.Any(char.IsControl))
        {
            return "it has a control character";
        }

        return HasLoneSurrogate(value!) ? "it is not valid Unicode" : null;
    }

    private static bool HasLoneSurrogate(string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            if (char.IsSurrogatePair(value, index))
            {
                index++;
            }
            else if (char.IsSurrogate(value[index]))
            {
                return true;
            }
        }

        return false;
    }
}
