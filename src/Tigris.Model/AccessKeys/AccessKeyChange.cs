using System.Collections.Generic;

namespace Tigris;

/// <summary>A change of a key (SPEC UpdateAccessKeyRequest). A null member keeps its value.</summary>
public sealed class AccessKeyChange
{
    /// <summary>The new roles, which replace all roles of the key; an empty list removes them.</summary>
    public IReadOnlyList<BucketRole>? BucketRole { get; init; }

    /// <summary>The names of policies to attach, after the policies to remove are detached.</summary>
    public IReadOnlyList<string>? AddPolicy { get; init; }

    /// <summary>Names of policies to detach.</summary>
    public IReadOnlyList<string>? RemovePolicy { get; init; }

    /// <summary>standard or no_default_allow.</summary>
    public string? Scope { get; init; }
}
