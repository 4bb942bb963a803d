namespace Tigris;

/// <summary>A policy to create or to replace (SPEC CreatePolicyRequest, UpdatePolicyRequest).</summary>
public sealed class PolicyRequest
{
    /// <summary>The name: at most 128 characters of letters, digits and <c>+=,.@_-</c>.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The document.</summary>
    public PolicyDocument Document { get; init; } = new();

    /// <summary>The description, in at most 1000 characters; null to omit it.</summary>
    public string? Description { get; init; }
}
