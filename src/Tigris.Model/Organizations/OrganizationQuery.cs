namespace Tigris;

/// <summary>Which organizations to list.</summary>
public sealed class OrganizationQuery
{
    /// <summary>Whether deactivated organizations are listed too.</summary>
    public bool IncludeInactive { get; init; }

    /// <summary>Organizations a page, 1 to 5000; null for the most.</summary>
    public int? PageSize { get; init; }
}
