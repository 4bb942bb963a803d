using System;
using System.Collections.Immutable;
using Tigris.Emulator.Shapes;

namespace Tigris.Emulator.Endpoints;

/// <summary>What a handler may do to the store.</summary>
internal enum StoreAccess
{
    /// <summary>Everything it reads is of one moment.</summary>
    Read,

    /// <summary>One transaction.</summary>
    Write,

    /// <summary>Each query by itself: for a handler that computes too long to hold everybody up.</summary>
    EachQuery,
}

/// <summary>What must be true of the organization in the path before the handler runs.</summary>
internal enum OrganizationRule
{
    /// <summary>Nothing: there is none in the path, or the handler creates it.</summary>
    None,

    /// <summary>It exists (404 otherwise).</summary>
    Exists,

    /// <summary>It exists and is active (403 otherwise): for everything that adds or changes something in it.</summary>
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
