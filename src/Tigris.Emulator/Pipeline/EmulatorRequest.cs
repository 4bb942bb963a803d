using System;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Shapes;

namespace Tigris.Emulator;

/// <summary>One request on its way through the pipeline; also what a fault hook looks at.</summary>
public sealed class EmulatorRequest
{
    internal EmulatorRequest(HttpContext context, Router router)
    {
        Context = context;
        Method = context.Request.Method;
        Target = RequestTarget.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        Route = router.Find(Method, Target);
    }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path and query exactly as they were sent.</summary>
    public string RawTarget => Target.Raw;

    /// <summary>The document's operation id (<c>Tigris_GetUsage</c>), or an empty string where no operation is addressed.</summary>
    public string OperationId => Route.Endpoint?.OperationId ?? "";

    /// <summary>A request header, or null.</summary>
    public string? Header(string name) => Context.Request.Headers[name] is { Count: > 0 } values ? values[0] : null;

    internal HttpContext Context { get; }

    internal RequestTarget Target { get; }

    internal Route Route { get; }

    /// <summary>Set by the strictness stage.</summary>
    internal QueryValues Query { get; set; } = QueryValues.None;

    /// <summary>Set by the strictness stage.</summary>
    internal JsonElement Body { get; set; }

    /// <summary>How far the server's clock is ahead for this request. Set by a fault.</summary>
    internal TimeSpan ClockOffset { get; set; }

    /// <summary>The state that answers, where a fault wants another one than that of now.</summary>
    internal Api? View { get; set; }

    internal bool IsDiagnostic => Target.Path.StartsWith("/_emulator/", StringComparison.Ordinal);
}
