using System.Linq;

namespace Tigris.Workflows;

/// <summary>Names of files that contain an id of a customer.</summary>
internal static class FileNames
{
    private const int LongestName = 100;
    private const int HashDigits = 16;

    /// <summary>
    /// Returns an id as part of a file's name. Letters that every file system accepts stay. Any other id gets a hash behind it, so that two ids
    /// never share a file: not on a file system that ignores case, and not if a name was shortened.
    /// </summary>
    public static string Of(string organizationId)
    {
        var plain = new string([.. organizationId.ToLowerInvariant().Select(letter => IsPlain(letter) ? letter : '_').Take(LongestName)]);
        return plain == organizationId ? plain : $"{plain}~{Sha256Hash.HexOf(organizationId).Substring(0, HashDigits)}";
    }

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
