using System;

namespace Tigris;

/// <summary>An IAM policy (SPEC PolicyInfo, PolicyResponse).</summary>
public sealed class Policy
{
    /// <summary>The organization that the policy belongs to.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The name of the policy, unique in the organization.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The number of keys that have the policy; null if the server didn't return it.</summary>
    public long? AttachmentCount { get; init; }

    /// <summary>The time of creation, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time of the last change, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The document; null if the policy was listed and not read.</summary>
    public PolicyDocument? Document { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => PolicyName;
}
