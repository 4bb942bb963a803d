namespace Tigris.Workflows;

/// <summary>A difference with the values of both graphs, and the setting that it is about.</summary>
internal sealed record StateDifference
{
    /// <summary>The kind of the object.</summary>
    public StateKind Of { get; init; } = StateKind.Tenant;

    /// <summary>The name of the object; null for the tenant itself.</summary>
    public string? Name { get; init; }

    /// <summary>The setting; null if the whole object is missing or extra.</summary>
    public StateSetting? Setting { get; init; }

    /// <summary>The path within the tenant.</summary>
    public string Path { get; init; } = "";

    public TenantDifferenceKind Kind { get; init; }

    public object? Desired { get; init; }

    public object? Actual { get; init; }

    /// <summary>The id of the access key; null for other objects and for a missing key.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The command that makes the change; null if the API can't make it.</summary>
    public string? Command { get; init; }

    /// <summary>The entry of the document that accepts the difference.</summary>
    public AcceptedDeviation? AcceptedDeviation { get; init; }

    /// <summary>true if the difference counts: it isn't accepted, and its state is known.</summary>
    public bool Counts => AcceptedDeviation is null && Kind != TenantDifferenceKind.Unknown;
}
