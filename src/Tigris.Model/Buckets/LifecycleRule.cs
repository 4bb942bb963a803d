using System;
using System.Collections.Generic;

namespace Tigris;

/// <summary>A rule that moves or deletes objects as they age (SPEC LifecycleRule).</summary>
public sealed class LifecycleRule
{
    /// <summary>The organization of the bucket; null for a rule that isn't in a bucket yet.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The bucket; null for a rule that isn't in a bucket yet.</summary>
    public string? BucketName { get; init; }

    /// <summary>The id of the rule, unique in its bucket, at most 255 characters.</summary>
    public string RuleId { get; init; } = "";

    /// <summary>true if the rule is enabled; otherwise, false.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The beginning of the keys that the rule applies to; null for all keys.</summary>
    public string? Prefix { get; init; }

    /// <summary>The storage classes that objects move to, in the order of time.</summary>
    public LifecycleTransition[] Transition { get; init; } = [];

    /// <summary>Days after which objects are deleted permanently; excludes <see cref="ExpireOn"/>.</summary>
    public int? ExpireAfterDays { get; init; }

    /// <summary>The UTC midnight at which all objects of the rule are deleted permanently.</summary>
    public DateTimeOffset? ExpireOn { get; init; }

    /// <summary>
    /// All other members, as a JSON graph (see <see cref="RawResponse.Value"/>). Those of the filter and of the expiration are under
    /// <c>filter</c> and <c>expiration</c>. A round trip keeps them.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Other { get; init; } = new Dictionary<string, object?>();

    /// <summary>The id.</summary>
    public override string ToString() => RuleId;
}
