namespace Tigris.Workflows;

/// <summary>The origin of a policy document: a policy, or a file. A document without one has no names.</summary>
internal sealed class PolicySource(string? organizationId = null, string? policyName = null, string? path = null)
{
    public string? OrganizationId { get; } = organizationId;

    public string? PolicyName { get; } = policyName;

    public string? Path { get; } = path;

    /// <summary>The name of the policy, or the path.</summary>
    public override string? ToString() => PolicyName ?? Path;
}
