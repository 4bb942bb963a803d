using System;

namespace Tigris.Workflows;

/// <summary>The names of the access keys that the server creates when it provisions a bucket.</summary>
internal static class ProvisionedKey
{
    private const string Suffix = "_access_key";

    /// <summary>Returns the name of the key of a bucket.</summary>
    public static string NameFor(string bucketName) => bucketName + Suffix;

    /// <summary>Returns true, and the name of the bucket, if a key has the name of such a key; otherwise, false.</summary>
    public static bool TryFindBucket(string keyName, out string bucketName)
    {
        var isOne = keyName.Length > Suffix.Length && keyName.EndsWith(Suffix, StringComparison.Ordinal);
        bucketName = isOne ? keyName.Substring(0, keyName.Length - Suffix.Length) : "";
        return isOne;
    }
}
