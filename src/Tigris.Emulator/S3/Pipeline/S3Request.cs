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

    /// <summary>The moment that counts for everything about it.</summary>
    public DateTime Now { get; } = now;

    /// <summary>The time that its signature is held against, where a fault sets the clock off.</summary>
    public DateTime Clock => Now + ClockOffset;

    public TimeSpan ClockOffset { get; set; }

    public string Method => Context.Request.Method;

    public RequestTarget Target { get; } = RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

    public S3Query Query => _query ??= S3Query.Parse(Target.Query);

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>Set by the routing stage.</summary>
    public S3Address Address { get; set; } = new("", "");

    /// <summary>Set by the routing stage.</summary>
    public S3Endpoint? Endpoint { get; set; }

    /// <summary>Set by the signature stage.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>Set by the signature stage.</summary>
    public IPayload Payload { get; set; } = NoPayload.Instance;

    /// <summary>Who is charged: the bucket's organization, or the caller's where no bucket is addressed. Set on the way.</summary>
    public string? Payer { get; set; }

    /// <summary>Where it comes from: a proxy, or a test, may say so.</summary>
    public IPAddress Source =>
        IPAddress.TryParse(Header("X-Forwarded-For")?.Split(',')[0].Trim(), out var forwarded)
            ? forwarded
            : Context.Connection.RemoteIpAddress ?? IPAddress.Loopback;

    /// <summary>A header, several of one name joined by commas, or null.</summary>
    public string? Header(string name) =>
        Context.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? string.Join(',', values.ToArray()) : null;
}
