using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Tigris.Workflows;

/// <summary>The actions that the vendor documents as supported in policies.</summary>
internal static class S3Actions
{
    public const string Prefix = "s3:";

    private static readonly string[] OnObjects = With(Prefix,
        "AbortMultipartUpload", "DeleteObject", "DeleteObjectTagging", "GetObject", "GetObjectAcl", "GetObjectTagging",
        "ListMultipartUploadParts", "PutObject", "PutObjectAcl", "PutObjectTagging", "RestoreObject");

    private static readonly string[] OnBuckets = With(Prefix,
        "CreateBucket", "DeleteBucket", "GetAccelerateConfiguration", "GetBucketAcl", "GetBucketCORS", "GetBucketOwnershipControls",
        "GetBucketPolicyStatus", "GetBucketRequestPayment", "GetBucketTagging", "GetLifecycleConfiguration", "ListAllMyBuckets", "ListBucket",
        "ListBucketMultipartUploads", "PutAccelerateConfiguration", "PutBucketAcl", "PutBucketCORS", "PutBucketOwnershipControls",
        "PutBucketTagging", "PutLifecycleConfiguration");

    public static IEnumerable<string> All => OnObjects.Concat(OnBuckets);

    public static bool IsListed(string action) => All.Any(Matcher(action));

    public static bool ActsOnObjects(string action) => OnObjects.Any(Matcher(action));

    public static bool ActsOnBuckets(string action) => OnBuckets.Any(Matcher(action));

    // As in policies, only * and ? are wildcards.
    private static Func<string, bool> Matcher(string action)
    {
        var pattern = "^" + Regex.Escape(action).Replace(@"\*", ".*").Replace(@"\?", ".") + @"\z";
        return name => Regex.IsMatch(name, pattern, RegexOptions.CultureInvariant);
    }

    private static string[] With(string prefix, params string[] names) => [.. names.Select(name => prefix + name)];
}
