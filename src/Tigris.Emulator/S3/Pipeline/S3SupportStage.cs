using System;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>
/// Refuses headers and query parameters that change the meaning of a request and that its operation doesn't support. No such value is
/// ignored: a client must not assume that the emulator applied it.
/// </summary>
internal sealed class S3SupportStage : Stage<S3Request>
{
    private static readonly string[] Prefixes = ["x-amz-", "x-tigris-", "tigris-"];

    /// <summary>Headers without an effect on the result, or that the signature and payload stages apply to every operation.</summary>
    private static readonly string[] Everywhere =
    [
        "x-amz-date", "x-amz-content-sha256", "x-amz-decoded-content-length", "x-amz-trailer", "x-amz-user-agent", "x-amz-api-version", "x-amz-te",
        "x-amz-sdk-*", "x-amz-request-payer", "x-amz-expected-bucket-owner", "x-tigris-consistent", "x-tigris-namespace",
    ];

    /// <summary>The query parameters that select another operation or another object.</summary>
    private static readonly string[] Parameters =
    [
        "accelerate", "acl", "analytics", "append", "attributes", "cors", "delete", "encryption", "func", "intelligent-tiering", "inventory", "legal-hold",
        "lifecycle", "list-type", "location", "logging", "metadata", "metadataTable", "metadataConfiguration", "metrics", "notification", "object-lock",
        "ownershipControls", "partNumber", "policy", "policyStatus", "publicAccessBlock", "renameObject", "replication", "requestPayment", "restore",
        "retention", "select", "select-type", "session", "tagging", "torrent", "uploadId", "uploads", "versionId", "versioning", "versions", "website",
    ];

    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        var endpoint = request.Endpoint;
        if (Array.Find(Parameters, name => request.Query.Has(name) && name != endpoint.Word && !endpoint.Parameters.Contains(name) && !endpoint.Parameters.Contains("*")) is { } parameter)
            throw S3Exception.NotImplemented($"?{parameter} for {endpoint.Permission.Operation}");
        if (request.Header("Accept") == "application/json" && endpoint.Accept is null)
            throw S3Exception.NotImplemented($"the header Accept with application/json for {endpoint.Permission.Operation}");
        if (request.HeaderNames.FirstOrDefault(name => !IsSupported(name, endpoint.Header, endpoint.Headers)) is { } header)
            throw S3Exception.NotImplemented($"the header {header} for {endpoint.Permission.Operation}");
        return next();
    }

    private static bool IsSupported(string name, string? selector, string[] supported) =>
        !Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || name.Equals(selector, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(Everywhere, pattern => Matches(pattern, name))
        || Array.Exists(supported, pattern => Matches(pattern, name));

    private static bool Matches(string pattern, string name) => pattern.EndsWith('*')
        ? name.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
