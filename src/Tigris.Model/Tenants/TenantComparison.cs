namespace Tigris;

/// <summary>The number of differences of one tenant.</summary>
public sealed class TenantComparison
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the server reports; null if it reports none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>true if nothing is missing, extra or different, except for accepted deviations; otherwise, false.</summary>
    public bool InSync => Missing + Extra + Different == 0;

    /// <summary>The settings and objects that the server doesn't have.</summary>
    public int Missing { get; init; }

    /// <summary>The settings and objects that only the server has.</summary>
    public int Extra { get; init; }

    /// <summary>The settings with another value.</summary>
    public int Different { get; init; }

    /// <summary>The settings that the server doesn't report.</summary>
    public int Unknown { get; init; }

    /// <summary>The differences that the document accepts. The other numbers don't include them.</summary>
    public int Accepted { get; init; }

    /// <summary>The differences that the API can't change.</summary>
    public int Unchangeable { get; init; }

    /// <summary>The number of the line or row that names the tenant, from 1; null if none does.</summary>
    public int? Line { get; init; }

    /// <summary>The id, and the state: in sync or not.</summary>
    public override string ToString() => $"{OrganizationId}: {(InSync ? "in sync" : $"{Missing + Extra + Different} differences")}";
}
