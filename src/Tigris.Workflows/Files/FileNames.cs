using System.Linq;

namespace Tigris.Workflows;

/// <summary>Names of files that contain an id of a customer.</summary>
internal static class FileNames
{
    private const int LongestName = 100;
    private const int HashDigits = 16;

    /// <summary>
    /// Returns an id as part of a file's name. An id of letters that each file system accepts doesn't change. Any other id gets a hash at its
    /// end. So two ids never share a file, even if the file system ignores case or the name was shortened.
    /// </summary>
    public static string Of(string organizationId)
    {
        var plain = new string([.. organizationId.ToLowerInvariant().Select(letter => IsPlain(letter) ? letter : '_').Take(LongestName)]);
        return plain == organizationId ? plain : $"{plain}~{Sha256Hash.HexOf(organizationId).Substring(0, HashDigits)}";
    }

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
