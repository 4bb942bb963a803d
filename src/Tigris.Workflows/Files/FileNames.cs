using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace Tigris.Workflows;

/// <summary>Names of files that contain an id of a customer.</summary>
internal static class FileNames
{
    private const int LongestName = 100;

    /// <summary>
    /// Returns an id as part of a file's name. Letters that every file system accepts stay. Any other id gets a hash behind it, so that two ids
    /// never share a file: not on a file system that ignores case, and not if a name was shortened.
    /// </summary>
    public static string Of(string organizationId)
    {
        var plain = new string([.. organizationId.ToLowerInvariant().Select(letter => IsPlain(letter) ? letter : '_').Take(LongestName)]);
        if (plain == organizationId)
        {
            return plain;
        }

        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(organizationId));
        return $"{plain}~{BitConverter.ToString(hash, 0, 8).Replace("-", "").ToLowerInvariant()}";
    }

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
