namespace Tigris;

/// <summary>An access key, without its secret (SPEC AccessKeyInfo, GetAccessKeyResponse).</summary>
public sealed class AccessKey
{
    /// <summary>The organization that the key works in.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The id of the key, <c>tid_...</c>.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>The display name.</summary>
    public string? KeyName { get; init; }

    /// <summary>Active, Inactive, or a later value of the server.</summary>
    public string? Status { get; init; }

    /// <summary>The role of the key in each bucket.</summary>
    public BucketRole[] BucketRole { get; init; } = [];

    /// <summary>Names of the attached policies; null if the key was listed and not read.</summary>
    public string[]? Policy { get; init; }

    /// <summary>standard or no_default_allow; null if the key was listed and not read.</summary>
    public string? Scope { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => AccessKeyId;
}
