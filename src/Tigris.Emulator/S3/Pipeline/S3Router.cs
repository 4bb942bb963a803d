using System.Collections.Generic;
using System.Linq;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Finds out what is asked, and of what. S3 tells its operations apart by verb, by level, and by a word in the query.</summary>
internal sealed class S3Router(IReadOnlyList<S3Endpoint> endpoints, BucketStore buckets)
{
    /// <summary>Words that make another operation of a request, one that the emulator does not have.</summary>
    private static readonly string[] OtherOperations =
    [
        "accelerate", "analytics", "attributes", "cors", "encryption", "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "logging",
        "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock", "replication",
        "requestPayment", "retention", "select", "torrent", "versioning", "versions", "website", "acl",
    ];

    /// <summary>Sets address and endpoint, or refuses.</summary>
    public void Route(S3Request request)
    {
        request.Address = S3Address.Parse(request.Context.Request.Host.Host, request.Target.Path, domain => buckets.FindByDomain(domain)?.Name);
        request.Endpoint = Find(request);
    }

    /// <summary>The id of the operation that is asked for, or an empty string.</summary>
    public string OperationOf(S3Request request)
    {
        try
        {
            Route(request);
            return Operations.OfS3 + request.Endpoint!.Permission.Operation;
        }
        catch (S3Exception)
        {
            // It is refused in its turn, after the faults.
            return "";
        }
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
