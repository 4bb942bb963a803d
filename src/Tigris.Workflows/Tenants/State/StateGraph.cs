using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>
/// Writes a tenant as the graph of a line in a state document. A member that the server doesn't report is absent; null, or an empty list, means
/// that the object must not have the setting. The model contains no secrets, so the document has none.
/// </summary>
internal static class StateGraph
{
    public static Dictionary<string, object?> Of(TenantState tenant, string? providerId = null)
    {
        var graph = new Dictionary<string, object?>(StringComparer.Ordinal);
        Add(graph, StateMember.ProviderId, providerId);
        graph[StateMember.OrganizationId] = tenant.OrganizationId;
        Add(graph, StateMember.OrganizationName, string.IsNullOrEmpty(tenant.OrganizationName) ? null : tenant.OrganizationName);
        Add(graph, StateMember.Active, tenant.Active);

        // The response has no quota if it was never set. Without the member null, a comparison wouldn't find a quota that is set later.
        graph[StateMember.Quota] = tenant.Quota;
        Add(graph, StateMember.Bucket, Items(tenant.Bucket, bucket => bucket.BucketName, Of));
        Add(graph, StateMember.Policy, Items(tenant.Policy, policy => policy.PolicyName, Of));
        Add(graph, StateMember.AccessKey, Items(tenant.AccessKey, key => NameOf(key) + "\0" + key.AccessKeyId, Of));
        return graph;
    }

    /// <summary>Returns the name of a key. The name of a key without one is its id, as at the server.</summary>
    public static string NameOf(AccessKey key) => string.IsNullOrEmpty(key.KeyName) ? key.AccessKeyId : key.KeyName!;

    /// <summary>Returns the regions in ordinal order; none for <c>global</c>.</summary>
    public static List<object?> Regions(IEnumerable<string> regions)
    {
        var codes = StateValue.Set(regions.Select(region => region.Trim()));
        return codes.Count == 1 && "global".Equals((string)codes[0]!, StringComparison.OrdinalIgnoreCase) ? [] : codes;
    }

    public static Dictionary<string, object?> Of(Bucket bucket)
    {
        var graph = new Dictionary<string, object?>(StringComparer.Ordinal) { [StateMember.BucketName] = bucket.BucketName };
        Add(graph, StateMember.Public, bucket.Public);
        Add(graph, StateMember.AllowPublicList, bucket.AllowPublicList);
        Add(graph, StateMember.ObjectAcl, bucket.ObjectAcl);
        Add(graph, StateMember.StorageClass, bucket.StorageClass);
        graph[StateMember.Region] = Regions(bucket.Region);
        Add(graph, StateMember.SnapshotsEnabled, bucket.SnapshotsEnabled);
        graph[StateMember.ForkOf] = bucket.ForkOf;
        graph[StateMember.SourceSnapshot] = bucket.SourceSnapshot;
        graph[StateMember.DomainName] = bucket.DomainName;
        graph[StateMember.Notification] = bucket.Notification is { } notification ? Of(notification) : null;
        graph[StateMember.LifecycleRule] = Items(bucket.LifecycleRule, rule => rule.RuleId, LifecycleState.Write);
        return graph;
    }

    private static Dictionary<string, object?> Of(BucketNotification notification)
    {
        var graph = new Dictionary<string, object?>(StringComparer.Ordinal);
        Add(graph, StateMember.Enabled, notification.Enabled);
        Add(graph, StateMember.Webhook, notification.Webhook);
        graph[StateMember.Filter] = notification.Filter;
        graph[StateMember.Authentication] = notification.Authentication;
        return graph;
    }

    public static Dictionary<string, object?> Of(Policy policy)
    {
        var graph = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [StateMember.PolicyName] = policy.PolicyName,
            [StateMember.Description] = string.IsNullOrEmpty(policy.Description) ? null : policy.Description,
        };
        Add(graph, StateMember.Document, policy.Document is { } document ? PolicyState.Write(document) : null);
        return graph;
    }

    public static Dictionary<string, object?> Of(AccessKey key)
    {
        var graph = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [StateMember.KeyName] = NameOf(key),
            [StateMember.AccessKeyId] = key.AccessKeyId,
            [StateMember.BucketRole] = Items(key.BucketRole, role => $"{role.BucketName}\0{role.Role}", Of),
        };
        Add(graph, StateMember.Policy, key.Policy is { } policies ? StateValue.Set(policies) : null);
        Add(graph, StateMember.Scope, key.Scope);
        return graph;
    }

    private static Dictionary<string, object?> Of(BucketRole role) => new(StringComparer.Ordinal)
    {
        [StateMember.BucketName] = role.BucketName,
        [StateMember.Role] = role.Role,
    };

    private static List<object?>? Items<T>(T[]? items, Func<T, string> order, Func<T, Dictionary<string, object?>> write) =>
        items is null ? null : [.. (items.Length < 2 ? (IEnumerable<T>)items : items.OrderBy(order, StringComparer.Ordinal)).Select(write)];

    private static void Add(Dictionary<string, object?> graph, string name, object? value)
    {
        if (value is not null)
        {
            graph[name] = value;
        }
    }
}
