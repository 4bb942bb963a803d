using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell;

/// <summary>
/// Converts the objects of a row into the graph of a state document: objects of this module, and objects and hashtables with the members of a
/// document in any case. Members that only a read object has, such as its size, are left out.
/// </summary>
internal static class RowGraph
{
    private static readonly string[] OfBucket =
    [
        .. StateKind.Bucket.Settings.Select(setting => setting.Name), StateMember.BucketName, StateMember.Enabled, StateMember.Webhook, StateMember.Filter, StateMember.Authentication,
    ];

    private static readonly string[] OfKey =
        [.. StateKind.AccessKey.Settings.Select(setting => setting.Name), StateMember.KeyName, StateMember.AccessKeyId, StateMember.BucketName, StateMember.Role];

    private static readonly string[] OfDeviation = [StateMember.Path, StateMember.Reason, StateMember.Author, StateMember.ExpiresOn];

    // They aren't settings, or the row names them already.
    private static readonly string[] LeftOut = ["OrganizationId", "CreatedAt", "UpdatedAt", "Size", "ObjectCount", "HasForks", "Status", "AttachmentCount"];

    public static List<object?>? Buckets(object[]? items) => Items(items, item => Piped.Bare(item) is Bucket bucket ? StateGraph.Of(bucket) : ReadBucket(item));

    public static List<object?>? Policies(object[]? items) => Items(items, item => Piped.Bare(item) is Policy policy ? StateGraph.Of(policy) : ReadPolicy(item));

    public static List<object?>? AccessKeys(object[]? items) => Items(items, item => Piped.Bare(item) is AccessKey key ? StateGraph.Of(key) : ReadKey(item));

    public static List<object?>? Deviations(object[]? items) =>
        Items(items, item => Piped.Bare(item) is AcceptedDeviation accepted ? Of(accepted) : Named(JsonBody.Of(item), OfDeviation));

    private static object? ReadBucket(object item)
    {
        if (Named(JsonBody.Of(item), OfBucket) is not Dictionary<string, object?> bucket)
        {
            return JsonBody.Of(item);
        }

        if (bucket.TryGetValue(StateMember.Notification, out var notification) && Named(notification, OfBucket) is Dictionary<string, object?> members)
        {
            members.Remove(StateMember.BucketName);
            bucket[StateMember.Notification] = members;
        }

        if (bucket.TryGetValue(StateMember.LifecycleRule, out var rules) && rules is List<object?> list)
        {
            bucket[StateMember.LifecycleRule] = list.Select(rule => (object?)LifecycleState.Write(LifecycleGraph.ReadRule(rule))).ToList();
        }

        return bucket;
    }

    private static object? ReadPolicy(object item)
    {
        if (Named(JsonBody.Of(item), [StateMember.PolicyName, StateMember.Description, StateMember.Document]) is not Dictionary<string, object?> policy)
        {
            return JsonBody.Of(item);
        }

        if (policy.TryGetValue(StateMember.Document, out var document) && document is Dictionary<string, object?>)
        {
            policy[StateMember.Document] = PolicyState.Write(PolicyGraph.ReadDocument(document));
        }

        return policy;
    }

    private static object? ReadKey(object item)
    {
        if (Named(JsonBody.Of(item), OfKey) is not Dictionary<string, object?> key)
        {
            return JsonBody.Of(item);
        }

        if (key.TryGetValue(StateMember.BucketRole, out var roles) && roles is List<object?> list)
        {
            key[StateMember.BucketRole] = list.Select(role => Named(role, OfKey)).ToList();
        }

        return key;
    }

    // For an optional setting, null is a value. Any other null is a value that wasn't read.
    private static object? Named(object? value, string[] known)
    {
        if (value is not Dictionary<string, object?> members)
        {
            return value;
        }

        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in members.Where(member => !LeftOut.Contains(member.Key, StringComparer.OrdinalIgnoreCase)))
        {
            var name = known.FirstOrDefault(candidate => candidate.Equals(member.Key, StringComparison.OrdinalIgnoreCase)) ?? member.Key;
            if (member.Value is not null || IsNullable(name))
            {
                named[name] = member.Value;
            }
        }

        return named;
    }

    private static bool IsNullable(string name) => name is StateMember.ForkOf or StateMember.SourceSnapshot or StateMember.DomainName
        or StateMember.Notification or StateMember.Filter or StateMember.Description;

    private static Dictionary<string, object?> Of(AcceptedDeviation accepted) => new(StringComparer.Ordinal)
    {
        [StateMember.Path] = accepted.Path,
        [StateMember.Reason] = accepted.Reason,
        [StateMember.Author] = accepted.Author,
        [StateMember.ExpiresOn] = StateValue.Day(accepted.ExpiresOn),
    };

    private static List<object?>? Items(object[]? items, Func<object, object?> read) => items is null ? null : [.. items.Select(read)];
}
