using System;
using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Linq;
using System.Text.RegularExpressions;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.Rules;

/// <summary>Validates policies beyond their schema.</summary>
internal static partial class PolicyDocuments
{
    private static readonly ImmutableArray<string> SupportedActions =
    [
        .. new[]
        {
            "AbortMultipartUpload", "CreateBucket", "DeleteBucket", "DeleteObject", "DeleteObjectTagging", "GetAccelerateConfiguration",
            "GetBucketAcl", "GetBucketCORS", "GetBucketOwnershipControls", "GetBucketPolicyStatus", "GetBucketRequestPayment", "GetBucketTagging",
            "GetLifecycleConfiguration", "GetObject", "GetObjectAcl", "GetObjectTagging", "ListAllMyBuckets", "ListBucket",
            "ListBucketMultipartUploads", "ListMultipartUploadParts", "PutAccelerateConfiguration", "PutBucketAcl", "PutBucketCORS",
            "PutLifecycleConfiguration", "PutBucketOwnershipControls", "PutBucketTagging", "PutObject", "PutObjectAcl", "PutObjectTagging",
            "RestoreObject",
        }.Select(name => "s3:" + name),
    ];

    public static string CheckName(string name, string field) =>
        Name().IsMatch(name) ? name : throw ApiException.BadRequest(field, "must have 1 to 128 characters of A-Z, a-z, 0-9 and +=,.@_-");

    /// <summary>Returns the document as it was sent, with all members.</summary>
    public static string Check(JsonBody document, string field)
    {
        var statements = document.Items("Statement")!;
        if (statements.Count == 0) throw ApiException.BadRequest($"{field}.Statement", "must not be empty");
        foreach (var (index, statement) in statements.Index())
        {
            var at = $"{field}.Statement[{index}]";
            var actions = statement.Texts("Action")!;
            if (actions.Count == 0) throw ApiException.BadRequest($"{at}.Action", "must not be empty");
            if (statement.Texts("Resource")!.Count == 0) throw ApiException.BadRequest($"{at}.Resource", "must not be empty");
            if (actions.FirstOrDefault(action => !IsSupported(action)) is { } unsupported)
                throw ApiException.BadRequest($"{at}.Action", $"'{unsupported}' is not a supported action");
        }

        return document.Element.GetRawText();
    }

    /// <summary>Returns true for a supported action, or a pattern such as <c>s3:Get*</c> that matches one; otherwise, false.</summary>
    private static bool IsSupported(string action) =>
        action.StartsWith("s3:", StringComparison.Ordinal)
        && SupportedActions.Any(supported => FileSystemName.MatchesSimpleExpression(action, supported, ignoreCase: false));

    [GeneratedRegex(@"^[A-Za-z0-9+=,.@_-]{1,128}\z")]
    private static partial Regex Name();
}
