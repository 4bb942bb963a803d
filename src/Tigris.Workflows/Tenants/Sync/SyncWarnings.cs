using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The warnings about a tenant before its changes are made.</summary>
internal static class SyncWarnings
{
    public static IEnumerable<string> Of(StateComparison comparison, TenantState actual)
    {
        var id = comparison.Desired.OrganizationId;
        foreach (var expired in comparison.Expired)
        {
            yield return MessageText.Of(Messages.DeviationExpired, id, expired.Path, expired);
        }

        var unknown = comparison.Differences
            .Where(difference => difference.Kind == TenantDifferenceKind.Unknown && !StateValue.IsNone(difference.Desired) && difference.Setting?.Name != StateMember.Quota)
            .Select(difference => difference.Path)
            .ToArray();
        if (unknown.Length > 0)
        {
            yield return MessageText.Of(Messages.SyncUnknown, id, string.Join(", ", unknown));
        }

        foreach (var bucket in comparison.Differences.Where(difference => difference.Of == StateKind.Bucket && difference is { Setting: null, Kind: TenantDifferenceKind.Missing }))
        {
            foreach (var key in (actual.AccessKey ?? []).Where(key => key.KeyName == ProvisionedKey.NameFor(bucket.Name!)))
            {
                yield return MessageText.Of(Messages.SyncKeyRemains, id, key.AccessKeyId, bucket.Name);
            }
        }

        if (comparison.Differences.FirstOrDefault(difference => difference.Setting?.Name == StateMember.Quota)?.Desired is not long quota)
        {
            yield break;
        }

        foreach (var warning in QuotaWarnings.Of(id, quota))
        {
            yield return warning;
        }

        var used = (actual.Bucket ?? []).Aggregate(0L, (sum, bucket) => SaturatingSum.Add(sum, bucket.Size is > 0 and var size ? size : 0));
        if (quota > 0 && quota < used)
        {
            yield return MessageText.Of(Messages.SyncQuotaBelowUsage, id, SizeText.Of(quota), SizeText.Of(used));
        }
    }
}
