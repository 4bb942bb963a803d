namespace Tigris;

/// <summary>The custom domain of a bucket (SPEC BucketWebsiteSettings).</summary>
public sealed class BucketDomain
{
    /// <summary>The organization of the bucket.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The bucket.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>The fully qualified name; null if none is set.</summary>
    public string? DomainName { get; init; }

    /// <summary>The domain.</summary>
    public override string ToString() => DomainName ?? "";
}
