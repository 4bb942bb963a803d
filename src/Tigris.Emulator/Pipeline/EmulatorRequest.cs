using System;
using System.Collections.Generic;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tigris.Emulator.Pipeline;

namespace Tigris.Emulator;

/// <summary>A request in the pipeline, and the argument of a fault hook.</summary>
public abstract class EmulatorRequest
{
    private protected EmulatorRequest(HttpContext context)
    {
        Context = context;
        Target = RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
    }

    /// <summary>The HTTP method.</summary>
    public string Method => Context.Request.Method;

    /// <summary>The path and query exactly as they were sent.</summary>
    public string RawTarget => Target.Raw;

    /// <summary>The id of the operation (<c>Tigris_GetUsage</c> of the document, <c>S3_PutObject</c>); empty if there is none.</summary>
    public string OperationId => Operation?.OperationId ?? "";

    /// <summary>Returns a request header, with repeated ones joined by commas; null if it is missing.</summary>
    public virtual string? Header(string name) =>
        Context.Request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? string.Join(',', values.ToArray()) : null;

    internal HttpContext Context { get; }

    internal RequestTarget Target { get; }

    /// <summary>The operation. The router sets it.</summary>
    internal Operation? Operation { get; set; }

    /// <summary>The reason why there is no operation. The routing stage throws it.</summary>
    internal RefusalException? Unroutable { get; set; }

    /// <summary>The shift of the server's clock for this request. A fault sets it.</summary>
    internal TimeSpan ClockOffset { get; set; }

    /// <summary>Indicates whether the request is for the emulator's own endpoints.</summary>
    internal virtual bool IsDiagnostic => false;

    /// <summary>The key by which the router finds candidates.</summary>
    internal abstract RoutingKey RoutingKey { get; }

    /// <summary>Returns the refusal of a request without an operation. <paramref name="methods"/> are those that the address allows.</summary>
    internal abstract RefusalException NotRouted(IReadOnlyList<string> methods);

    /// <summary>Returns a refusal in the format of the side: JSON or XML.</summary>
    internal abstract Reply Error(RefusalException refusal);

    internal Reply Error(int status, string message) => Error(new RefusalException(status, message));

    /// <summary>Adds the headers that every response of the side has.</summary>
    internal virtual void AddHeaders(Reply reply)
    {
    }
}
