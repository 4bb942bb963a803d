namespace Tigris;

/// <summary>A difference between the desired and the actual state of one setting of a tenant.</summary>
public sealed class TenantDifference
{
    /// <summary>The partner's own id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The display name that the server reports; null if it reports none.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>The bucket of the setting; null if it belongs to no bucket.</summary>
    public string? BucketName { get; init; }

    /// <summary>The policy of the setting; null if it belongs to no policy.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The display name of the access key of the setting; null if it belongs to no key.</summary>
    public string? KeyName { get; init; }

    /// <summary>The id of that key; null for a key that is missing.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The setting: <c>quota</c>, <c>bucket['acme-data'].public</c>, <c>organizationId</c> for the tenant as a whole.</summary>
    public string Path { get; init; } = "";

    /// <summary>The kind of the difference.</summary>
    public TenantDifferenceKind Kind { get; init; }

    /// <summary>The desired value: text, a number or a Boolean; lists and objects as JSON text; null for none.</summary>
    public object? Desired { get; init; }

    /// <summary>The actual value in the same form; null for none, and for a value that the server doesn't report.</summary>
    public object? Actual { get; init; }

    /// <summary>true if the API can change the actual state to the desired one; otherwise, false.</summary>
    public bool CanChange { get; init; }

    /// <summary>The command that makes the change; null if none does.</summary>
    public string? Command { get; init; }

    /// <summary>The entry of the document that accepts the difference; null if it isn't accepted.</summary>
    public AcceptedDeviation? AcceptedDeviation { get; init; }

    /// <summary>The number of the line or row that names the tenant, from 1; null if none does.</summary>
    public int? Line { get; init; }

    /// <summary>Tenant, setting and kind.</summary>
    public override string ToString() => $"{OrganizationId}: {Path}: {Kind}";
}
