using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Xml;
using Tigris.Emulator.Store;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>Adds the CORS headers of the bucket's rules to responses, errors included, so that browsers can read them.</summary>
internal sealed class CorsStage(BucketStore buckets) : Stage<S3Request>
{
    private const string MethodHeader = "Access-Control-Request-Method";

    protected override async Task<Reply> InvokeAsync(S3Request request, Next next)
    {
        var reply = await next();
        if (request.Header("Origin") is not { Length: > 0 } origin || request.Address.Level == S3Level.Service || request.Method == "OPTIONS") return reply;
        var method = request.Header(MethodHeader) ?? request.Method;
        return Find(buckets, request, origin, method, []) is { } rule ? reply with { Headers = [.. reply.Headers, .. Headers(rule, origin, method, [])] } : reply;
    }

    /// <summary>Responds to a preflight request of a browser, which has no signature.</summary>
    public static Reply Preflight(BucketStore buckets, S3Request request)
    {
        if (request.Header("Origin") is not { Length: > 0 } origin) throw S3Exception.InvalidRequest("A preflight request needs the header Origin.");
        if (request.Header(MethodHeader) is not { Length: > 0 } method) throw S3Exception.InvalidRequest($"A preflight request needs the header {MethodHeader}.");
        var headers = (request.Header("Access-Control-Request-Headers") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Find(buckets, request, origin, method, headers) is { } rule
            ? new Reply(200) { Headers = [.. Headers(rule, origin, method, headers)] }
            : throw new S3Exception(403, "AccessForbidden", "CORSResponse: no rule of the bucket allows this request.");
    }

    private static CorsRule? Find(BucketStore buckets, S3Request request, string origin, string method, string[] headers) =>
        !headers.Append(origin).Any(text => text.Any(char.IsControl)) && buckets.FindAnywhere(request.Address.Bucket)?.Cors is { } cors
            ? CorsXml.Read(cors).FirstOrDefault(rule => rule.Allows(origin, method) && headers.All(rule.AllowsHeader))
            : null;

    private static IEnumerable<(string Name, string Value)> Headers(CorsRule rule, string origin, string method, string[] headers)
    {
        var isAny = rule.Origins.Contains("*");
        yield return ("Access-Control-Allow-Origin", isAny ? "*" : origin);
        yield return ("Access-Control-Allow-Methods", rule.Methods.Count == 1 || headers.Length == 0 ? method : string.Join(", ", rule.Methods));
        if (!isAny) yield return ("Access-Control-Allow-Credentials", "true");
        if (headers.Length > 0) yield return ("Access-Control-Allow-Headers", string.Join(", ", headers));
        if (rule.Exposed.Count > 0) yield return ("Access-Control-Expose-Headers", string.Join(", ", rule.Exposed));
        if (rule.MaxAge is { } age) yield return ("Access-Control-Max-Age", age);
        yield return ("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    }
}
