using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Payload;
using Tigris.Emulator.S3.Xml;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>A request to the S3 side. Each stage adds its results.</summary>
internal sealed class S3Request : EmulatorRequest
{
    private static readonly string[] Verbs = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"];

    /// <param name="context">The HTTP context.</param>
    /// <param name="now">The time of the request.</param>
    /// <param name="bucketOfDomain">Returns the bucket to which a domain belongs, or null.</param>
    public S3Request(HttpContext context, DateTime now, Func<string, string?> bucketOfDomain)
        : base(context)
    {
        Now = now;
        try
        {
            Query = S3Query.Parse(Target.Query);
            Address = S3Address.Parse(context.Request.Host.Host, Target.Path, bucketOfDomain);
        }
        catch (S3Exception refusal)
        {
            Unroutable = refusal;
        }
    }

    public string Id { get; } = RandomNumberGenerator.GetHexString(16);

    /// <summary>The time of the request, for all its changes.</summary>
    public DateTime Now { get; }

    /// <summary>The time against which its signature is checked. A fault can shift it.</summary>
    public DateTime Clock => Now + ClockOffset;

    public S3Query Query { get; } = S3Query.Empty;

    public S3Address Address { get; } = new("", "");

    public S3Endpoint Endpoint => (S3Endpoint)Operation!;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The caller. The signature stage sets it.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>The body. The signature stage sets it.</summary>
    public IPayload Payload { get; set; } = NoPayload.Instance;

    /// <summary>The organization that is charged: the bucket's, or the caller's outside of buckets.</summary>
    public string? Payer { get; set; }

    /// <summary>The source address. Proxies and tests can override it with a header.</summary>
    public IPAddress Source =>
        IPAddress.TryParse(Header("X-Forwarded-For")?.Split(',')[0].Trim(), out var forwarded)
            ? forwarded
            : Context.Connection.RemoteIpAddress ?? IPAddress.Loopback;

    /// <summary>Indicates whether the query has a signature, which also covers headers in it.</summary>
    public bool IsPresigned => Query.Has("X-Amz-Signature");

    /// <summary>The names of all headers, including those in a presigned query.</summary>
    public IEnumerable<string> HeaderNames => IsPresigned
        ? Context.Request.Headers.Keys.Concat(Query.Pairs.Select(pair => pair.Name).Where(PresignedHeaders.IsHeader))
        : Context.Request.Headers.Keys;

    /// <summary>Returns a header, also one in a presigned query.</summary>
    public override string? Header(string name) =>
        base.Header(name) ?? (IsPresigned && PresignedHeaders.IsHeader(name) ? PresignedHeaders.Find(Query, name) : null);

    internal override RoutingKey RoutingKey => new(Side.S3, (int)Address.Level);

    internal override RefusalException NotRouted(IReadOnlyList<string> methods) => Verbs.Contains(Method)
        ? S3Exception.NotImplemented(Described())
        : new S3Exception(405, "MethodNotAllowed", "The method is not allowed against this resource.");

    /// <summary>Names the parameter or the form of a request without an operation.</summary>
    private string Described()
    {
        var target = $"{Method} for {(Address.Level == S3Level.Service ? "the service" : Address.Level.ToString().ToLowerInvariant() + "s")}";
        if (Query.Pairs.FirstOrDefault(pair => !PresignedHeaders.IsOfPresigned(pair.Name)) is { Name.Length: > 0 } parameter)
            return $"{target} with ?{parameter.Name}{(parameter.Value.Length > 0 ? "=" + parameter.Value : "")}";
        return Method != "POST" ? target : Address.Level switch
        {
            S3Level.Service => $"{target}, such as IAM operations",
            S3Level.Bucket => $"{target} without ?delete, such as browser uploads",
            _ => $"{target} without ?uploads, ?uploadId or ?restore",
        };
    }

    internal override Reply Error(RefusalException refusal)
    {
        var code = refusal.Code ?? (refusal is ApiException ? "InvalidArgument" : S3Exception.CodeOf(refusal.Status));
        var reply = XmlReply.Of(
            new XElement(
                "Error",
                new XElement("Code", code),
                new XElement("Message", refusal.Message),
                refusal.Details.Select(detail => new XElement(detail.Name, detail.Value)),
                new XElement("Resource", Address.Resource),
                new XElement("RequestId", Id)),
            refusal.Status);
        reply.Headers.AddRange(refusal.Headers);
        reply = reply with { Refusal = refusal.Status == 304 ? null : $"{code}: {refusal.Reason ?? refusal.Message}" };
        var isEmpty = Method == "HEAD" || refusal.Status == 304;
        return isEmpty ? reply with { Body = BytesBody.Empty, Headers = [.. refusal.Headers] } : reply;
    }

    internal override void AddHeaders(Reply reply) => reply.Headers.Add(("x-amz-request-id", Id));
}
