using System;

namespace Tigris;

/// <summary>An IAM policy (SPEC PolicyInfo, PolicyResponse).</summary>
public sealed class Policy
{
    /// <summary>The organization it is in.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Its name, unique in the organization.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Keys that have it; null where the server did not say.</summary>
    public long? AttachmentCount { get; init; }

    /// <summary>The time of creation, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time of the last change, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The document; null if the policy was listed, not read.</summary>
    public PolicyDocument? Document { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => PolicyName;
}
