using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http;
using Tigris.Client.Json;

namespace Tigris.Client;

/// <summary>Maps lifecycle rules between wire types and model. A round trip keeps unknown members.</summary>
internal static class LifecycleMapping
{
    private const string Filter = "filter";
    private const string Expiration = "expiration";

    public static LifecycleRule ToModel(Wire.LifecycleRule rule, string organizationId, string bucketName, Call call) => new()
    {
        OrganizationId = organizationId,
        BucketName = bucketName,
        RuleId = rule.Id ?? "",
        Enabled = rule.Enabled,
        Prefix = BucketMapping.NullIfEmpty(rule.Filter?.Prefix),
        Transition = Pages.All(call, rule.Transitions, ToModel),
        ExpireAfterDays = rule.Expiration?.Days,
        ExpireOn = rule.Expiration?.Date,
        Other = Others(rule),
    };

    public static IReadOnlyList<Wire.LifecycleRule> ToWire(IReadOnlyList<LifecycleRule> rules) => [.. rules.Select(ToWire)];

    private static LifecycleTransition ToModel(Wire.LifecycleTransition transition) => new()
    {
        StorageClass = transition.StorageClass ?? "",
        AfterDays = transition.Days,
        On = transition.Date,
        Other = UnknownMembers.ToModel(transition.Other),
    };

    private static Dictionary<string, object?> Others(Wire.LifecycleRule rule)
    {
        var others = UnknownMembers.ToModel(rule.Other);
        Add(others, Filter, UnknownMembers.ToModel(rule.Filter?.Other));
        Add(others, Expiration, UnknownMembers.ToModel(rule.Expiration?.Other));
        return others;
    }

    private static void Add(Dictionary<string, object?> others, string name, Dictionary<string, object?> members)
    {
        if (members.Count > 0)
        {
            others[name] = members;
        }
    }

    private static Wire.LifecycleRule ToWire(LifecycleRule rule)
    {
        var expiration = UnknownMembers.ToWire(rule.Other, Expiration);
        var filter = UnknownMembers.ToWire(rule.Other, Filter);
        return new Wire.LifecycleRule
        {
            Id = rule.RuleId,
            Enabled = rule.Enabled,
            Expiration = rule is { ExpireAfterDays: null, ExpireOn: null } && expiration is null
                ? null
                : new Wire.LifecycleExpiration { Days = rule.ExpireAfterDays, Date = rule.ExpireOn, Other = expiration },
            Transitions = rule.Transition.Length == 0 ? null : [.. rule.Transition.Select(ToWire)],
            Filter = string.IsNullOrEmpty(rule.Prefix) && filter is null
                ? null
                : new Wire.LifecycleRuleFilter { Prefix = rule.Prefix, Other = filter },
            Other = UnknownMembers.ToWire(rule.Other.Where(member => member.Key is not (Filter or Expiration))),
        };
    }

    private static Wire.LifecycleTransition ToWire(LifecycleTransition transition) => new()
    {
        Days = transition.AfterDays,
        Date = transition.On,
        StorageClass = transition.StorageClass,
        Other = UnknownMembers.ToWire(transition.Other),
    };
}
