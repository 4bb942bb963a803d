namespace Tigris;

/// <summary>A request that is about to be sent.</summary>
public sealed class CallStart
{
    /// <summary>The operation's name in the document: <c>GetOrganization</c>; method and path of a raw request.</summary>
    public string Operation { get; init; } = "";

    /// <summary>true if the operation changes nothing; otherwise, false.</summary>
    public bool IsRead { get; init; }

    /// <summary>The organization in the path; null for a read, or if the path has none.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket in the path; null for a read, or if the path has none.</summary>
    public string? BucketName { get; init; }

    /// <summary>The key, policy or snapshot that the request changes; null for a read, or if the request names none.</summary>
    public string? ItemName { get; init; }
}
