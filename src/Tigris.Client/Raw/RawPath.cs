using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Client;

/// <summary>Creates the URL of a raw request, always below the provider.</summary>
internal static class RawPath
{
    /// <summary>Returns the absolute URL.</summary>
    /// <param name="provider">The address of the provider, without a slash at its end.</param>
    /// <param name="path">The escaped path. It begins with one slash, and may have a query.</param>
    /// <param name="query">More parameters, not escaped.</param>
    /// <exception cref="TigrisArgumentException">The path would leave the provider, or contains invalid characters.</exception>
    public static Uri Below(Uri provider, string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        if (ValidationError(path) is { } error)
        {
            throw new TigrisArgumentException("InvalidPath", MessageText.Of(Messages.PathInvalid, path, error), path);
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

    private static string? ValidationError(string path)
    {
        if (string.IsNullOrEmpty(path) || path[0] != '/')
        {
            return Messages.PathNoSlash;
        }

        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            return Messages.PathTwoSlashes;
        }

        // Uri treats a backslash as a slash.
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

    // Uri would accept it, and misread the characters that follow.
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
