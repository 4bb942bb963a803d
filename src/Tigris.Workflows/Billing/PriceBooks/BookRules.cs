using System.Collections.Generic;
using System.Linq;
using static Tigris.FindingSeverity;
using Members = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace Tigris.Workflows;

/// <summary>The rules of price books that a schema can't express.</summary>
internal static class BookRules
{
    private static readonly string[] OfUsage = ["values", "month", "aggregation", "free", "minimum", "price", "mode", "tiers"];

    /// <summary>Adds the findings of a price book that the schema accepts.</summary>
    public static void Check(Members root, BookFindings findings)
    {
        var currency = BookGraph.Text(root, "currency")!;
        if (Currencies.FindDecimals(currency) is null)
        {
            findings.AddError("UnknownCurrency", "$.currency", MessageText.Of(Messages.BookCurrency, currency), Messages.BookCurrencyAdvice);
        }

        var isInvoice = BookGraph.Text(root, "basis") == "invoice";
        var months = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var (version, path) in Each(root, "versions", "$"))
        {
            var month = BookGraph.Text(version, "validFrom")!;
            if (!months.Add(month))
            {
                findings.AddError("DuplicateVersion", path + ".validFrom", MessageText.Of(Messages.BookDuplicateVersion, month), Messages.BookDuplicateVersionAdvice);
            }

            CheckBasis(version, path, isInvoice, findings);
            foreach (var (metric, metricPath) in Each(version, "metrics", path))
            {
                CheckBasisOfMetric(metric, metricPath, isInvoice, findings);
                if (!isInvoice)
                {
                    MetricRules.Check(metric, metricPath, findings);
                }

                CheckRounding(metric, metricPath, currency, findings);
            }

            NameRules.CheckMetrics([.. Each(version, "metrics", path)], path, isInvoice, findings);
            NameRules.CheckPlans([.. Each(version, "plans", path)], findings);
            CheckRounding(version, path, currency, findings);
        }

        if (!isInvoice && !findings.HasErrors)
        {
            foreach (var (version, path) in Each(root, "versions", "$"))
            {
                CountRules.Check(BookGraph.ReadVersion(version, Currencies.FindDecimals(currency) ?? 0), path, findings);
            }
        }
    }

    private static IEnumerable<(Members Value, string Path)> Each(Members owner, string name, string path) =>
        BookGraph.Items(owner, name).Select((value, index) => (value, $"{path}.{name}[{index}]"));

    private static void CheckBasis(Members version, string path, bool isInvoice, BookFindings findings)
    {
        if (isInvoice && !version.ContainsKey("markupPercent"))
        {
            findings.AddError("MissingMarkup", path, Messages.BookMissingMarkup, Messages.BookMissingMarkupAdvice);
        }
        else if (!isInvoice && version.ContainsKey("markupPercent"))
        {
            findings.AddError("UnusedMarkup", path + ".markupPercent", Messages.BookUnusedMarkup, Messages.BookUnusedMarkupAdvice);
        }

        if (!isInvoice && BookGraph.List(version, "metrics").Count == 0)
        {
            findings.AddError("MissingMetrics", path, Messages.BookMissingMetrics, Messages.BookMissingMetricsAdvice);
        }
    }

    private static void CheckBasisOfMetric(Members metric, string path, bool isInvoice, BookFindings findings)
    {
        if (!isInvoice && metric.ContainsKey("markupPercent"))
        {
            findings.AddError("UnusedMarkup", path + ".markupPercent", Messages.BookUnusedMarkup, Messages.BookUnusedMarkupAdvice);
        }

        foreach (var name in isInvoice ? OfUsage.Where(metric.ContainsKey) : [])
        {
            findings.AddError("UnusedPrice", $"{path}.{name}", MessageText.Of(Messages.BookUnusedPrice, name), Messages.BookUnusedPriceAdvice);
        }
    }

    private static void CheckRounding(Members owner, string path, string currency, BookFindings findings)
    {
        if (!owner.TryGetValue("rounding", out var rounding))
        {
            return;
        }

        var rules = BookGraph.Members(rounding);
        foreach (var name in rules.Keys.Where(name => BookGraph.Members(rules[name]) is { } rule && rule.ContainsKey("decimals") && rule.ContainsKey("multiple")))
        {
            findings.AddError("DuplicateRounding", $"{path}.rounding.{name}", Messages.BookDuplicateRounding, Messages.BookDuplicateRoundingAdvice);
        }

        if (rules.TryGetValue("amount", out var amount) && Currencies.FindDecimals(currency) is { } smallest)
        {
            CheckDecimals(BookGraph.Members(amount), path + ".rounding.amount", currency, smallest, findings);
        }
    }

    private static void CheckDecimals(Members amount, string path, string currency, int smallest, BookFindings findings)
    {
        if (BookGraph.Number(amount, "decimals") is { } decimals && decimals > smallest)
        {
            findings.Add(Warning, "FineRounding", path + ".decimals", MessageText.Of(Messages.BookDecimals, decimals, currency, smallest), MessageText.Of(Messages.BookDecimalsAdvice, smallest));
        }

        if (BookGraph.Number(amount, "multiple") is { } multiple && decimal.Round(multiple, smallest) != multiple)
        {
            findings.Add(Warning, "FineRounding", path + ".multiple", MessageText.Of(Messages.BookMultiple, multiple, currency, smallest), MessageText.Of(Messages.BookDecimalsAdvice, smallest));
        }
    }
}
