namespace Tigris;

/// <summary>The organizations to list.</summary>
public sealed class OrganizationQuery
{
    /// <summary>true to list deactivated organizations too; otherwise, false.</summary>
    public bool IncludeInactive { get; init; }

    /// <summary>The number of organizations of a page, from 1 to 5000; null for the largest page.</summary>
    public int? PageSize { get; init; }
}
