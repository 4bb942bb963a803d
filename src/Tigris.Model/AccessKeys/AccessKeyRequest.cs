using System.Collections.Generic;

namespace Tigris;

/// <summary>A new key (SPEC CreateAccessKeyRequest). What is null is left to the server.</summary>
public sealed class AccessKeyRequest
{
    /// <summary>The display name.</summary>
    public string? KeyName { get; init; }

    /// <summary>What it may do, bucket by bucket.</summary>
    public IReadOnlyList<BucketRole>? BucketRole { get; init; }

    /// <summary>Names of existing policies to attach; if one does not exist, no key is made.</summary>
    public IReadOnlyList<string>? Policy { get; init; }

    /// <summary>Policies to create and attach; if one exists already or is not valid, no key is made.</summary>
    public IReadOnlyList<PolicyRequest>? NewPolicy { get; init; }

    /// <summary>standard or no_default_allow.</summary>
    public string? Scope { get; init; }
}
