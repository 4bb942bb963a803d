using System;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Refuses query parameters that change the meaning of a request and that its operation doesn't support.</summary>
internal sealed class S3SupportStage : Stage<S3Request>
{
    private static readonly string[] Parameters =
    [
        "accelerate", "acl", "analytics", "attributes", "cors", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "logging",
        "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "replication", "requestPayment",
        "retention", "select", "torrent", "versioning", "versions", "website",
    ];

    protected override Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        var endpoint = request.Endpoint;
        var unsupported = Array.Find(Parameters, name => name != endpoint.Word && request.Query.Has(name) && !endpoint.Parameters.Contains(name));
        return unsupported is null ? next() : throw S3Exception.NotImplemented($"?{unsupported} here");
    }
}
