using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tigris.Emulator.Schemas;
using Endpoint = Tigris.Emulator.Endpoints.Endpoint;

namespace Tigris.Emulator.Pipeline;

/// <summary>A request to the API or to the emulator's own endpoints.</summary>
internal sealed class ApiRequest(HttpContext context) : EmulatorRequest(context)
{
    private IReadOnlyDictionary<string, string>? _pathValues;

    public Endpoint Endpoint => (Endpoint)Operation!;

    /// <summary>The values in the path by the names in the template.</summary>
    public IReadOnlyDictionary<string, string> PathValues => _pathValues ??= Endpoint.PathValues(Target.Segments);

    /// <summary>The query. The validation stage sets it.</summary>
    public QueryValues Query { get; set; } = QueryValues.None;

    /// <summary>The body. The validation stage sets it.</summary>
    public JsonElement Body { get; set; }

    /// <summary>The API on an earlier state, if a fault selects one.</summary>
    public Api? View { get; set; }

    internal override bool IsDiagnostic => Target.Path.StartsWith("/_emulator/", StringComparison.Ordinal);

    internal override RoutingKey RoutingKey => new(Side.Api, Target.Segments.Count);

    internal override RefusalException NotRouted(IReadOnlyList<string> methods)
    {
        if (methods.Count == 0) return new ApiException(404, "no endpoint has this path");
        var allow = string.Join(", ", methods);
        return new ApiException(405, $"{Method} is not allowed for this path. Allowed: {allow}") { Headers = [("Allow", allow)] };
    }

    internal override Reply Error(RefusalException refusal) => Reply.Error(refusal.Status, refusal.Message) with { Headers = [.. refusal.Headers] };
}
