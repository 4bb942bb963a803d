using System.Collections.Generic;

namespace Tigris;

/// <summary>A change of a key (SPEC UpdateAccessKeyRequest). What is null stays as it is.</summary>
public sealed class AccessKeyChange
{
    /// <summary>Replaces all its roles; an empty list takes them all away.</summary>
    public IReadOnlyList<BucketRole>? BucketRole { get; init; }

    /// <summary>Names of policies to attach, after those to remove are gone.</summary>
    public IReadOnlyList<string>? AddPolicy { get; init; }

    /// <summary>Names of policies to detach.</summary>
    public IReadOnlyList<string>? RemovePolicy { get; init; }

    /// <summary>standard or no_default_allow.</summary>
    public string? Scope { get; init; }
}
