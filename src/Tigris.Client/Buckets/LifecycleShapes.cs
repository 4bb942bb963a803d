using System.Collections.Generic;
using System.Linq;
using Tigris.Client.Http;

namespace Tigris.Client;

/// <summary>Lifecycle rules from wire to model and back.</summary>
internal static class LifecycleShapes
{
    public static LifecycleRule ToModel(Wire.LifecycleRule rule, string organizationId, string bucketName, Call call) => new()
    {
        OrganizationId = organizationId,
        BucketName = bucketName,
        RuleId = rule.Id ?? "",
        Enabled = rule.Enabled,
        Prefix = BucketShapes.NullIfEmpty(rule.Filter?.Prefix),
        Transition = Pages.All(call, rule.Transitions, ToModel),
        ExpireAfterDays = rule.Expiration?.Days,
        ExpireOn = rule.Expiration?.Date,
    };

    public static IReadOnlyList<Wire.LifecycleRule> ToWire(IReadOnlyList<LifecycleRule> rules) => [.. rules.Select(ToWire)];

    private static LifecycleTransition ToModel(Wire.LifecycleTransition transition) => new()
    {
        StorageClass = transition.StorageClass ?? "",
        AfterDays = transition.Days,
        On = transition.Date,
    };

    private static Wire.LifecycleRule ToWire(LifecycleRule rule) => new()
    {
        Id = rule.RuleId,
        Enabled = rule.Enabled,
        Expiration = rule is { ExpireAfterDays: null, ExpireOn: null }
            ? null
            : new Wire.LifecycleExpiration { Days = rule.ExpireAfterDays, Date = rule.ExpireOn },
        Transitions = rule.Transition.Length == 0 ? null : [.. rule.Transition.Select(ToWire)],
        Filter = string.IsNullOrEmpty(rule.Prefix) ? null : new Wire.LifecycleRuleFilter { Prefix = rule.Prefix },
    };

    private static Wire.LifecycleTransition ToWire(LifecycleTransition transition) => new()
    {
        Days = transition.AfterDays,
        Date = transition.On,
        StorageClass = transition.StorageClass,
    };
}
