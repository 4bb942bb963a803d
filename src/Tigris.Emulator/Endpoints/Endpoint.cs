using System;
using System.Collections.Immutable;
using Tigris.Emulator.Shapes;

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

/// <summary>One operation: verb, path, what the request may hold, and who answers it.</summary>
internal sealed record Endpoint(string Method, string Template, string OperationId, OrganizationRule Organization, Func<Call, object> Handler)
{
    public ImmutableArray<QueryParameter> Query { get; init; } = [];

    public Shape? Body { get; init; }

    public bool BodyOptional { get; init; }

    public StoreAccess Access { get; init; } = Method == "GET" ? StoreAccess.Read : StoreAccess.Write;
}
