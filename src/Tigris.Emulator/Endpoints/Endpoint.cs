using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Tigris.Emulator.Pipeline;
using Tigris.Emulator.Schemas;

namespace Tigris.Emulator.Endpoints;

/// <summary>The access of a handler to the database.</summary>
internal enum StoreAccess
{
    /// <summary>A consistent read.</summary>
    Read,

    /// <summary>One transaction.</summary>
    Write,

    /// <summary>Separate queries, for a handler that runs too long to hold the lock.</summary>
    EachQuery,
}

/// <summary>The required state of the organization in the path.</summary>
internal enum OrganizationRule
{
    /// <summary>No rule: the path has no organization, or the handler creates it.</summary>
    None,

    /// <summary>The organization exists (404 otherwise).</summary>
    Exists,

    /// <summary>The organization exists and is active (403 otherwise). Operations that add or change something need it.</summary>
    Active,
}

/// <summary>An operation of the API or an own endpoint of the emulator: method, path template, request and handler.</summary>
internal sealed record Endpoint(string Method, string Template, string OperationId, OrganizationRule Organization, Func<Call, object> Handler)
    : Operation(Method, OperationId)
{
    private readonly string[] _template = Template[1..].Split('/');

    public ImmutableArray<QueryParameter> Query { get; init; } = [];

    public Schema? Body { get; init; }

    public bool BodyOptional { get; init; }

    public StoreAccess Access { get; init; } = Method == "GET" ? StoreAccess.Read : StoreAccess.Write;

    public override RoutingKey RoutingKey => new(Side.Api, _template.Length);

    public override bool Addresses(EmulatorRequest request)
    {
        var segments = request.Target.Segments;
        for (var i = 0; i < _template.Length; i++)
        {
            if (IsParameter(_template[i]) ? segments[i].Length == 0 : _template[i] != segments[i]) return false;
        }

        return true;
    }

    public IReadOnlyDictionary<string, string> PathValues(IReadOnlyList<string> segments)
    {
        var values = new Dictionary<string, string>(4, StringComparer.Ordinal);
        for (var i = 0; i < _template.Length; i++)
        {
            if (IsParameter(_template[i])) values[_template[i][1..^1]] = segments[i];
        }

        return values;
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
