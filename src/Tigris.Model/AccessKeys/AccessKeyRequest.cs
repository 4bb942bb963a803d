using System.Collections.Generic;

namespace Tigris;

/// <summary>A new key (SPEC CreateAccessKeyRequest). The server chooses the value of a null member.</summary>
public sealed class AccessKeyRequest
{
    /// <summary>The display name.</summary>
    public string? KeyName { get; init; }

    /// <summary>The role of the key in each bucket.</summary>
    public IReadOnlyList<BucketRole>? BucketRole { get; init; }

    /// <summary>Names of existing policies to attach; if one doesn't exist, no key is created.</summary>
    public IReadOnlyList<string>? Policy { get; init; }

    /// <summary>Policies to create and attach; if one exists already or isn't valid, no key is created.</summary>
    public IReadOnlyList<PolicyRequest>? NewPolicy { get; init; }

    /// <summary>standard or no_default_allow.</summary>
    public string? Scope { get; init; }
}
