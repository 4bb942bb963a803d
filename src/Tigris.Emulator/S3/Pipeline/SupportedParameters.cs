using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Refuses query parameters that an operation doesn't have, and repeated ones.</summary>
internal static class SupportedParameters
{
    /// <summary>The query parameters that select another operation or another object.</summary>
    private static readonly HashSet<string> Selectors = new(StringComparer.OrdinalIgnoreCase)
    {
        "abac", "accelerate", "acl", "analytics", "append", "attributes", "cors", "delete", "encryption", "func", "intelligent-tiering", "inventory",
        "legal-hold", "lifecycle", "list-type", "location", "logging", "metadata", "metadataTable", "metadataConfiguration", "metrics", "notification",
        "object-lock", "ownershipControls", "partNumber", "policy", "policyStatus", "publicAccessBlock", "renameObject", "replication", "requestPayment",
        "restore", "retention", "select", "select-type", "session", "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning", "versions",
        "website",
    };

    public static void Check(S3Request request)
    {
        var endpoint = request.Endpoint;
        if (endpoint.Parameters.Contains("*")) return;

        // Pages and caches add parameters to the addresses of objects. Other requests have none that could be ignored.
        var allowsOthers = request.Address.Level == S3Level.Object && request.Method is "GET" or "HEAD" && endpoint.Word is null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in request.Query.Pairs)
        {
            if (name.Length == 0 || request.IsPresigned && PresignedHeaders.IsOfPresigned(name)) continue;
            if (name == endpoint.Word || endpoint.Parameters.Contains(name))
            {
                if (!seen.Add(name)) throw S3Exception.InvalidArgument(name, "must occur once");
            }
            else if (PresignedHeaders.IsHeader(name) || (!IsCustom(name) && (!allowsOthers || Selectors.Contains(name))))
            {
                throw S3Exception.NotImplemented($"?{name} for {endpoint.Permission.Operation}");
            }
        }
    }

    // S3 reserves these names for the logs of clients.
    private static bool IsCustom(string name) => name.StartsWith("x-", StringComparison.Ordinal);
}
