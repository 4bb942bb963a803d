using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Finds out what is asked, and of what. S3 tells its operations apart by verb, by level, and by a word in the query.</summary>
internal sealed class S3RoutingStage(IReadOnlyList<S3Endpoint> endpoints, BucketStore buckets) : IS3Stage
{
    /// <summary>Words that make another operation of a request, one that the emulator does not have.</summary>
    private static readonly string[] OtherOperations =
    [
        "accelerate", "analytics", "attributes", "cors", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "logging",
        "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "replication",
        "requestPayment", "retention", "select", "torrent", "versioning", "versions", "website", "acl",
    ];

    public Task<S3Reply> InvokeAsync(S3Request request, S3Next next)
    {
        request.Address = S3Address.Parse(request.Context.Request.Host.Host, request.Target.Path, domain => buckets.FindByDomain(domain)?.Name);
        request.Endpoint = Find(request);
        return next();
    }

    private S3Endpoint Find(S3Request request)
    {
        var level = request.Address.Level;
        if (endpoints.FirstOrDefault(endpoint => endpoint.Answers(request, level)) is { } found)
        {
            var other = OtherOperations.FirstOrDefault(word => word != found.Word && request.Query.Has(word));
            return other is null ? found : throw S3Exception.NotImplemented($"?{other}");
        }

        throw request.Method is "GET" or "HEAD" or "PUT" or "POST" or "DELETE"
            ? S3Exception.NotImplemented($"{request.Method} for {level.ToString().ToLowerInvariant()}s in this form")
            : new S3Exception(405, "MethodNotAllowed", "The method is not allowed against this resource.");
    }
}
