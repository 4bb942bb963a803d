using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Client;

/// <summary>Where a raw request goes: below the provider, whatever its path says.</summary>
internal static class RawPath
{
    /// <summary>The absolute URL.</summary>
    /// <param name="provider">The address of the provider, without a slash at its end.</param>
    /// <param name="path">Escaped, beginning with one slash; may have a query.</param>
    /// <param name="query">More parameters, not escaped.</param>
    /// <exception cref="TigrisArgumentException">The path would leave the provider, or has what no path has.</exception>
    public static Uri Below(Uri provider, string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        if (Objection(path) is { } objection)
        {
            throw new TigrisArgumentException("InvalidPath", MessageText.Of(Messages.PathInvalid, path, objection), path);
        }

        if (query.FirstOrDefault(pair => !Unicode.IsValid(pair.Key) || !Unicode.IsValid(pair.Value)) is { Key: { } name })
        {
            throw new TigrisArgumentException("InvalidQuery", MessageText.Of(Messages.QueryNotUnicode, name), name);
        }

        var parameters = string.Join("&", query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        var joint = parameters.Length == 0 ? "" : path.Contains('?') ? "&" : "?";
        var uri = new Uri(provider.AbsoluteUri + path + joint + parameters);
        return Segments(uri.AbsolutePath).SequenceEqual(Segments(provider.AbsolutePath + path.Split('?')[0]))
            ? uri
            : throw new TigrisArgumentException(
                "InvalidPath", MessageText.Of(Messages.PathRewritten, path), path);
    }

    private static IEnumerable<string> Segments(string path) => path.Split('/').Select(Uri.UnescapeDataString);

    private static string? Objection(string path)
    {
        if (string.IsNullOrEmpty(path) || path[0] != '/')
        {
            return Messages.PathNoSlash;
        }

        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            return Messages.PathTwoSlashes;
        }

        // Uri takes a backslash for a slash.
        if (path.Any(character => char.IsControl(character) || character == '\\'))
        {
            return Messages.PathCharacter;
        }

        if (path.Contains('#'))
        {
            return Messages.PathFragment;
        }

        if (HasStrayPercent(path))
        {
            return Messages.PathPercent;
        }

        if (!Unicode.IsValid(path))
        {
            return Messages.PathNotUnicode;
        }

        var segments = path.Split('?')[0].Split('/');
        return segments.Any(segment => Identifier.Collapses(Uri.UnescapeDataString(segment)))
            ? Messages.PathDots
            : null;
    }

    // Uri would let it stand, and take what comes after it apart.
    private static bool HasStrayPercent(string path)
    {
        for (var index = path.IndexOf('%'); index >= 0; index = path.IndexOf('%', index + 1))
        {
            if (!Uri.IsHexEncoding(path, index))
            {
                return true;
            }
        }

        return false;
    }
}
