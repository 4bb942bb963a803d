using System.Collections.Generic;

namespace Tigris.Workflows;

/// <summary>The desired state of one tenant: a line of a state document, or a row, with the defaults of its plan.</summary>
internal sealed class DesiredTenant
{
    /// <summary>The id of the tenant.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The number of the line or row, from 1; null if there is none.</summary>
    public int? Line { get; init; }

    /// <summary>
    /// The state in canonical values. An absent member has no desired value; null, or an empty list, means that the object must not have the setting.
    /// </summary>
    public IReadOnlyDictionary<string, object?> State { get; init; } = new Dictionary<string, object?>();

    /// <summary>The name of the plan; null for none.</summary>
    public string? Plan { get; init; }

    /// <summary>The plan's settings for the buckets that the tenant doesn't name; empty without a plan.</summary>
    public IReadOnlyDictionary<string, object?> BucketDefaults { get; init; } = new Dictionary<string, object?>();

    /// <summary>The differences that the document accepts.</summary>
    public IReadOnlyList<AcceptedDeviation> AcceptedDeviations { get; init; } = [];

    /// <summary>true for a row of a table, which can't name buckets, policies and access keys; otherwise, false.</summary>
    public bool IsRow { get; init; }

    /// <summary>Returns true if the tenant has a desired value for a member; otherwise, false.</summary>
    public bool Names(string member) => State.ContainsKey(member);

    /// <summary>Returns the parts of the actual state that a comparison needs.</summary>
    public StateSections Needs(bool complete)
    {
        var needs = StateSections.None;
        var all = complete && !IsRow;
        needs |= all || Names(StateMember.Bucket) || BucketDefaults.Count > 0 ? StateSections.Buckets : StateSections.None;
        needs |= all || Names(StateMember.Policy) ? StateSections.Policies : StateSections.None;

        // The key that provisioning made for a bucket is recognized by the bucket's name.
        needs |= all || Names(StateMember.AccessKey) ? StateSections.AccessKeys : StateSections.None;
        return needs;
    }

    /// <summary>Returns the objects of a kind that the tenant names, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> ObjectsOf(StateKind kind) => StateObjects.Of(State, kind);
}
