using System.Collections.Generic;
using System.Linq;
using static Tigris.FindingSeverity;

namespace Tigris.Workflows;

/// <summary>Finds prices of counts, such as requests, that have the members of stored sizes. A wildcard hides them.</summary>
internal static class CountRules
{
    public static void Check(BookVersion version, string path, BookFindings findings)
    {
        var found = new HashSet<(int Index, string Member)>();
        foreach (var (metric, unit) in VendorMetrics.Counts)
        {
            if (version.FindRule(metric, unit) is { } rule && rule.Tiers.Any(tier => tier.Price > 0))
            {
                var index = version.Metrics.TakeWhile(other => !ReferenceEquals(other, rule)).Count();
                foreach (var member in MembersOf(rule).Where(member => found.Add((index, member))))
                {
                    findings.Add(
                        Warning,
                        "MonthOfCount",
                        $"{path}.metrics[{index}].{member}",
                        MessageText.Of(Messages.BookMonthOfMetric, member, metric),
                        MessageText.Of(Messages.BookMonthOfMetricAdvice, metric));
                }
            }
        }
    }

    // A month or an aggregation with the exact unit of a count has a finding already.
    private static IEnumerable<string> MembersOf(MetricRule rule)
    {
        if (rule.IsLevel)
        {
            yield return "values";
        }

        if (rule.Has30Days && !rule.Unit.IsExact)
        {
            yield return "month";
        }

        if (rule.IsPeak && !rule.Unit.IsExact)
        {
            yield return "aggregation";
        }
    }
}
