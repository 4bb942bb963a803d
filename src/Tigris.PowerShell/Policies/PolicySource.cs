namespace Tigris.PowerShell;

/// <summary>Where a document came from, as far as that has a name.</summary>
internal sealed class PolicySource
{
    private PolicySource(string? organizationId, string? policyName, string? path)
    {
        OrganizationId = organizationId;
        PolicyName = policyName;
        Path = path;
    }

    public string? OrganizationId { get; }

    public string? PolicyName { get; }

    public string? Path { get; }

    public static PolicySource Of(object? given) => PolicyMembers.Bare(given) switch
    {
        null => new(null, null, null),
        var value when PolicyText.Of(value) is { } text => new(null, null, text.Path),
        var value => new(
            PolicyMembers.Find(value, "OrganizationId")?.ToString(), PolicyMembers.Find(value, "PolicyName")?.ToString(), PathIn(value)),
    };

    /// <summary>The name that there is.</summary>
    public override string? ToString() => PolicyName ?? Path;

    private static string? PathIn(object value) => PolicyText.Of(PolicyMembers.Bare(PolicyMembers.Find(value, "Document")))?.Path;
}
