namespace Tigris.PowerShell;

/// <summary>Finds the origin of a policy document that a user gives.</summary>
internal static class PolicySources
{
    public static PolicySource Of(object? given) => PolicyMembers.Bare(given) switch
    {
        null => new(),
        var value when PolicyText.Of(value) is { } text => new(path: text.Path),
        var value => new(
            PolicyMembers.Find(value, "OrganizationId")?.ToString(), PolicyMembers.Find(value, "PolicyName")?.ToString(), PathIn(value)),
    };

    private static string? PathIn(object value) => PolicyText.Of(PolicyMembers.Bare(PolicyMembers.Find(value, "Document")))?.Path;
}
