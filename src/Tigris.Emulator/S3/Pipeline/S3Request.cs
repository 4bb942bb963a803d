using System;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Access;
using Tigris.Emulator.S3.Endpoints;
using Tigris.Emulator.S3.Payload;

namespace Tigris.Emulator.S3.Pipeline;

/// <summary>One request to the S3 side on its way through the pipeline. Each stage adds what it finds out.</summary>
internal sealed class S3Request(HttpContext context, DateTime now)
{
    private S3Query? _query;

    public HttpContext Context { get; } = context;

    public string Id { get; } = RandomNumberGenerator.GetHexString(16);

    /// <summary>The time of the request, for all its changes.</summary>
    public DateTime Now { get; } = now;

    /// <summary>The time against which its signature is checked. A fault can shift it.</summary>
    public DateTime Clock => Now + ClockOffset;

    public TimeSpan ClockOffset { get; set; }

    public string Method => Context.Request.Method;

    public RequestTarget Target { get; } = RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    public S3Query Query => _query ??= S3Query.Parse(Target.Query);

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The address. The router sets it.</summary>
    public S3Address Address { get; set; } = new("", "");

    /// <summary>The endpoint. The router sets it.</summary>
    public S3Endpoint? Endpoint { get; set; }

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

    /// <summary>Returns a header, with repeated ones joined by commas; null if it is missing.</summary>
    public string? Header(string name) =>
        Context.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? string.Join(',', values.ToArray()) : null;
}
