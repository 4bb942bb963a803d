using System;
using System.Linq;
using static Tigris.FindingSeverity;
using Members = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace Tigris.Workflows;

/// <summary>The rules of the price of one metric.</summary>
internal static class MetricRules
{
    private static readonly string[] OfSizes = ["month", "aggregation"];

    public static void Check(Members metric, string path, BookFindings findings)
    {
        var hasTiers = metric.ContainsKey("tiers");
        if (hasTiers == metric.ContainsKey("price"))
        {
            findings.AddError(
                hasTiers ? "DuplicatePrice" : "MissingPrice", path, hasTiers ? Messages.BookDuplicatePrice : Messages.BookMissingPrice, Messages.BookPriceAdvice);
        }
        else if (hasTiers)
        {
            CheckTiers(metric, path, findings);
        }

        CheckMonth(metric, path, findings);
    }

    private static void CheckTiers(Members metric, string path, BookFindings findings)
    {
        var tiers = BookGraph.Items(metric, "tiers").ToArray();
        var starts = tiers.Select(tier => BookGraph.Number(tier, "startingAfter")!.Value).ToArray();
        if (starts[0] != 0)
        {
            findings.AddError("TierGap", path + ".tiers[0].startingAfter", MessageText.Of(Messages.BookTierGap, starts[0]), Messages.BookTierGapAdvice);
        }

        for (var index = 1; index < starts.Length; index++)
        {
            if (starts[index] <= starts[index - 1])
            {
                findings.AddError(
                    "TierOrder",
                    $"{path}.tiers[{index}].startingAfter",
                    MessageText.Of(Messages.BookTierOrder, starts[index], starts[index - 1]),
                    MessageText.Of(Messages.BookTierOrderAdvice, starts[index - 1]));
            }
        }

        var prices = tiers.Select(tier => BookGraph.Number(tier, "price")!.Value).ToArray();
        if (BookGraph.Text(metric, "mode") == "volume" && prices.Zip(prices.Skip(1), (one, next) => next < one).Contains(true))
        {
            findings.Add(Information, "VolumeDrop", path + ".mode", Messages.BookVolumeDrop, Messages.BookVolumeDropAdvice);
        }
    }

    // Only the price of a stored size depends on the length of the month. Requests and transfers add up.
    private static void CheckMonth(Members metric, string path, BookFindings findings)
    {
        var unit = BookGraph.Text(metric, "unit");
        if (unit is null || BookGraph.Text(metric, "values") == "level" || unit.IndexOf('*') >= 0 || unit.IndexOf("month", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return;
        }

        foreach (var name in OfSizes.Where(name => metric.TryGetValue(name, out var value) && value is not ("real" or "mean")))
        {
            findings.Add(Warning, "MonthOfCount", $"{path}.{name}", MessageText.Of(Messages.BookMonthOfCount, name, unit), Messages.BookMonthOfCountAdvice);
        }
    }
}
