using System;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.S3.Pipeline;
using Tigris.Emulator.Shapes;

namespace Tigris.Emulator;

/// <summary>A request on its way through the pipeline, and the argument of a fault hook.</summary>
public sealed class EmulatorRequest
{
    internal EmulatorRequest(HttpContext context, Router router)
        : this(context, RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
    {
        Route = router.Find(Method, Target);
        OperationId = Route.Endpoint?.OperationId ?? "";
    }

    /// <summary>Initializes a request to the S3 side.</summary>
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

    /// <summary>The path and query exactly as they were sent.</summary>
    public string RawTarget => Target.Raw;

    /// <summary>The id of the operation (<c>Tigris_GetUsage</c> of the document, <c>S3_PutObject</c>); empty if there is none.</summary>
    public string OperationId { get; } = "";

    /// <summary>Returns a request header; null if it is missing.</summary>
    public string? Header(string name) => Context.Request.Headers[name] is { Count: > 0 } values ? values[0] : null;

    internal HttpContext Context { get; }

    internal RequestTarget Target { get; }

    internal Route Route { get; } = Route.None;

    /// <summary>The S3 request, if the request came through the S3 port.</summary>
    internal S3Request? S3 { get; }

    /// <summary>The query. The schema stage sets it.</summary>
    internal QueryValues Query { get; set; } = QueryValues.None;

    /// <summary>The body. The schema stage sets it.</summary>
    internal JsonElement Body { get; set; }

    /// <summary>The shift of the server's clock for this request. A fault sets it.</summary>
    internal TimeSpan ClockOffset { get; set; }

    /// <summary>The API on an earlier state, if a fault selects one.</summary>
    internal Api? View { get; set; }

    /// <summary>Returns an error in the format of the side: JSON or XML.</summary>
    internal Reply Error(int status, string message) =>
        S3 is null ? Reply.Error(status, message) : S3ErrorStage.Error(S3, S3Exception.OfStatus(status, message));

    internal bool IsDiagnostic => S3 is null && Target.Path.StartsWith("/_emulator/", StringComparison.Ordinal);
}
