namespace Tigris;

/// <summary>An operation that was repeated although each call creates something new.</summary>
public sealed class CallRepetition
{
    /// <summary>The name of the operation in the OpenAPI document.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The path below the provider.</summary>
    public string Target { get; init; } = "";

    /// <summary>The organization in the path; null if there is none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket in the path; null if there is none.</summary>
    public string? BucketName { get; init; }

    /// <summary>The name or id of the item, if the path doesn't contain it.</summary>
    public string? ItemName { get; init; }
}
