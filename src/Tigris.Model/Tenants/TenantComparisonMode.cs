namespace Tigris;

/// <summary>The treatment of settings and objects that a state document doesn't name.</summary>
public enum TenantComparisonMode
{
    /// <summary>Settings and objects that the document doesn't name aren't compared.</summary>
    Named,

    /// <summary>Tenants and objects that the document doesn't name are extra.</summary>
    Complete,
}
