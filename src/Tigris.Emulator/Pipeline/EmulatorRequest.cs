using System;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Shapes;

namespace Tigris.Emulator;

/// <summary>One request on its way through the pipeline; also what a fault hook looks at.</summary>
public sealed class EmulatorRequest
{
    internal EmulatorRequest(HttpContext context, Router router)
        : this(context, RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
    {
        Route = router.Find(Method, Target);
        OperationId = Route.Endpoint?.OperationId ?? "";
    }

    /// <summary>One to the S3 side.</summary>
    internal EmulatorRequest(S3Request request, string operationId)
        : this(request.Context, request.Target)
    {
        S3 = request;
        OperationId = operationId;
    }

    private EmulatorRequest(HttpContext context, RequestTarget target)
    {
        Context = context;
        Method = context.Request.Method;
        Target = target;
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path and query exactly as they were sent.</summary>
    public string RawTarget => Target.Raw;

    /// <summary>The operation's id (<c>Tigris_GetUsage</c> of the document, <c>S3_PutObject</c>), or an empty string where none is addressed.</summary>
    public string OperationId { get; } = "";

    /// <summary>A request header, or null.</summary>
    public string? Header(string name) => Context.Request.Headers[name] is { Count: > 0 } values ? values[0] : null;

    internal HttpContext Context { get; }

    internal RequestTarget Target { get; }

    internal Route Route { get; } = Route.None;

    /// <summary>The request as the S3 side sees it, where it came in through its port.</summary>
    internal S3Request? S3 { get; }

    /// <summary>Set by the strictness stage.</summary>
    internal QueryValues Query { get; set; } = QueryValues.None;

    /// <summary>Set by the strictness stage.</summary>
    internal JsonElement Body { get; set; }

    /// <summary>How far the server's clock is ahead for this request. Set by a fault.</summary>
    internal TimeSpan ClockOffset { get; set; }

    /// <summary>The state that answers, where a fault wants another one than that of now.</summary>
    internal Api? View { get; set; }

    /// <summary>An error as the side that was asked says it: JSON, or XML.</summary>
    internal Reply Error(int status, string message) =>
        S3 is null ? Reply.Error(status, message) : S3ErrorStage.Error(S3, S3Exception.OfStatus(status, message));

    internal bool IsDiagnostic => S3 is null && Target.Path.StartsWith("/_emulator/", StringComparison.Ordinal);
}
