using System;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Tigris.PowerShell;

/// <summary>
/// Checks identities and names that are about to be created. A blank at the end, or a character that can't be seen, would make a second
/// customer. Commands that read or remove don't use these checks, so that they still reach objects with such names.
/// </summary>
internal static class NewName
{
    private static readonly Regex Bucket = new(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant);

    /// <summary>Returns the identity of an object that is about to be created.</summary>
    /// <exception cref="TigrisArgumentException">The identity is empty, or holds characters that aren't allowed in new identities.</exception>
    public static string RequireIdentity(string? value, string column)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Check(value!, column, "InvalidIdentifier", allowJoiners: false);
        }

        return Identifier.Require(value, column);
    }

    /// <summary>Returns the name of a bucket that is about to be created.</summary>
    /// <exception cref="TigrisArgumentException">The name breaks the rules for bucket names.</exception>
    public static string RequireBucket(string? value, string column)
    {
        var name = RequireIdentity(value, column);
        return Bucket.IsMatch(name)
            && name.IndexOf("..", StringComparison.Ordinal) < 0
            && !(name.Split('.').Length == 4 && IPAddress.TryParse(name, out _))
            ? name
            : throw new TigrisArgumentException("InvalidBucketName", MessageText.Of(Messages.InvalidBucketName, column, VisibleText.Of(name)), name);
    }

    /// <summary>Returns a display name, or null for null.</summary>
    /// <exception cref="TigrisArgumentException">The name holds characters that aren't allowed in new names.</exception>
    public static string? RequireDisplayName(string? value, string column)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Check(value!, column, "InvalidName", allowJoiners: true);
        }

        return value;
    }

    /// <summary>Checks the id of the acting user, who becomes the owner of a new key.</summary>
    /// <exception cref="TigrisArgumentException">The id holds characters that aren't allowed in identities.</exception>
    public static void RequireUser(string? userId, string column)
    {
        if (!string.IsNullOrEmpty(userId))
        {
            Check(userId!, column, "InvalidIdentifier", allowJoiners: false);
        }
    }

    private static void Check(string value, string column, string errorId, bool allowJoiners)
    {
        for (var index = 0; index < value.Length; index++)
        {
            var isPair = char.IsSurrogatePair(value, index);
            var codePoint = isPair ? char.ConvertToUtf32(value, index) : value[index];
            var isFormat = !allowJoiners && CharUnicodeInfo.GetUnicodeCategory(value, index) == UnicodeCategory.Format;
            var kind = HiddenCharacters.KindOf(codePoint) ?? (isFormat ? Messages.KindZeroWidth : null);
            if (kind is not null && !(allowJoiners && HiddenCharacters.MayBeInDisplayName(codePoint)))
            {
                var message = kind == Messages.KindReplacement ? Messages.NameMisread : Messages.NameHolds;
                throw new TigrisArgumentException(errorId, MessageText.Of(message, column, VisibleText.Of(value), kind, VisibleText.Name(codePoint)), value);
            }

            index += isPair ? 1 : 0;
        }

        var first = value[0];
        var last = value[value.Length - 1];
        if (char.IsWhiteSpace(first) || char.IsWhiteSpace(last))
        {
            var blank = char.IsWhiteSpace(last) ? last : first;
            throw new TigrisArgumentException(
                errorId, MessageText.Of(Messages.NameWithBlank, column, VisibleText.Of(value), VisibleText.Name(blank)), value);
        }
    }
}
