namespace Tigris;

/// <summary>The organizations to list.</summary>
public sealed class OrganizationQuery
{
    /// <summary>true to list deactivated organizations too; otherwise, false.</summary>
    public bool IncludeInactive { get; init; }

    /// <summary>Organizations a page, 1 to 5000; null for the most.</summary>
    public int? PageSize { get; init; }
}
