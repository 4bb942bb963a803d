namespace Tigris;

/// <summary>A policy to create or to replace (SPEC CreatePolicyRequest, UpdatePolicyRequest).</summary>
public sealed class PolicyRequest
{
    /// <summary>At most 128 of letters, digits and <c>+=,.@_-</c>.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The document.</summary>
    public PolicyDocument Document { get; init; } = new();

    /// <summary>At most 1000 characters; null to leave it out.</summary>
    public string? Description { get; init; }
}
