namespace Tigris.Emulator.Pipeline;

/// <summary>The two sides of the emulator.</summary>
internal enum Side
{
    /// <summary>The Partner Integrations API and the emulator's own endpoints.</summary>
    Api,

    /// <summary>The S3 endpoint.</summary>
    S3,
}

/// <summary>The side and depth of an address: the number of path segments, or the S3 level.</summary>
internal readonly record struct RoutingKey(Side Side, int Depth);

/// <summary>An operation of either side, as the router sees it.</summary>
internal abstract record Operation(string Method, string OperationId)
{
    public abstract RoutingKey RoutingKey { get; }

    /// <summary>Returns true if the request addresses this operation, regardless of the method; otherwise, false.</summary>
    public abstract bool Addresses(EmulatorRequest request);
}
