using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Suggests the documented action that the user may have meant.</summary>
internal static class ActionAdvice
{
    // S3 operations that need another action by the documentation, and the AWS names of these actions.
    private static readonly Dictionary<string, string> Equivalents = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CompleteMultipartUpload"] = "PutObject",
        ["CopyObject"] = "PutObject",
        ["CreateMultipartUpload"] = "PutObject",
        ["DeleteBucketCors"] = "PutBucketCORS",
        ["DeleteBucketLifecycle"] = "PutLifecycleConfiguration",
        ["DeleteLifecycleConfiguration"] = "PutLifecycleConfiguration",
        ["DeleteObjects"] = "DeleteObject",
        ["GetBucketLifecycle"] = "GetLifecycleConfiguration",
        ["GetBucketLifecycleConfiguration"] = "GetLifecycleConfiguration",
        ["HeadBucket"] = "ListBucket",
        ["HeadObject"] = "GetObject",
        ["ListBuckets"] = "ListAllMyBuckets",
        ["ListMultipartUploads"] = "ListBucketMultipartUploads",
        ["ListObjects"] = "ListBucket",
        ["ListObjectsV2"] = "ListBucket",
        ["ListParts"] = "ListMultipartUploadParts",
        ["NewMultipartUpload"] = "PutObject",
        ["PutBucketLifecycle"] = "PutLifecycleConfiguration",
        ["PutBucketLifecycleConfiguration"] = "PutLifecycleConfiguration",
        ["UploadPart"] = "PutObject",
        ["UploadPartCopy"] = "PutObject",
    };

    /// <summary>Returns the text to write instead; null if no action is similar.</summary>
    public static string? Suggest(string action)
    {
        if (action.Trim().Any(char.IsWhiteSpace))
        {
            // ConvertTo-Json writes a list that is deeper than -Depth as one text.
            return string.Join(", ", action.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(one => $"'{one}'"));
        }

        var name = action.Trim();
        name = name.StartsWith(S3Actions.Prefix, StringComparison.OrdinalIgnoreCase) ? name.Substring(S3Actions.Prefix.Length) : name;
        if (name.IndexOf(':') >= 0)
        {
            return null;
        }

        return name.IndexOfAny(['*', '?']) >= 0 ? SuggestForPattern(name) : SuggestForName(name);
    }

    private static string? SuggestForName(string name)
    {
        if (Equivalents.TryGetValue(name, out var equivalent))
        {
            return S3Actions.Prefix + equivalent;
        }

        return Spelling.Nearest(S3Actions.All.Select(action => action.Substring(S3Actions.Prefix.Length)), name) is { } nearest
            ? S3Actions.Prefix + nearest
            : null;
    }

    // The text before the first wildcard, in the upper and lower case of actions.
    private static string? SuggestForPattern(string pattern)
    {
        var beginning = pattern.Substring(0, pattern.IndexOfAny(['*', '?']));
        var known = S3Actions.All.FirstOrDefault(
            action => action.StartsWith(S3Actions.Prefix + beginning, StringComparison.OrdinalIgnoreCase));
        var instead = known?.Substring(0, S3Actions.Prefix.Length + beginning.Length) + pattern.Substring(beginning.Length);
        return known is not null && S3Actions.IsListed(instead) ? instead : null;
    }
}
