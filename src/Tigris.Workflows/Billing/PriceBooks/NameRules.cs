using System;
using System.Collections.Generic;
using System.Linq;
using static Tigris.FindingSeverity;
using Members = System.Collections.Generic.IReadOnlyDictionary<string, object?>;

namespace Tigris.Workflows;

/// <summary>The rules of names and wildcards: duplicates, names that never match, and metrics without a price.</summary>
internal static class NameRules
{
    public static void CheckMetrics((Members Value, string Path)[] metrics, string versionPath, bool isInvoice, BookFindings findings)
    {
        var known = new List<(string Name, string Unit)>();
        foreach (var (metric, path) in metrics)
        {
            var (name, unit) = (BookGraph.Text(metric, "name")!, BookGraph.Text(metric, "unit") ?? "*");
            RequireTrimmed(name, path + ".name", findings);
            RequireTrimmed(unit, path + ".unit", findings);
            if (known.Exists(other => Same(other.Name, name) && Same(other.Unit, unit)))
            {
                findings.AddError("DuplicateMetric", path + ".name", MessageText.Of(Messages.BookDuplicateMetric, name, unit), Messages.BookDuplicateMetricAdvice);
            }
            else if (!new Wildcard(name).IsExact && known.Find(other => Covers(other.Name, name) && Covers(other.Unit, unit)) is { Name: { } covering })
            {
                findings.Add(Warning, "UnreachableMetric", path + ".name", MessageText.Of(Messages.BookUnreachable, name, covering), Messages.BookUnreachableAdvice);
            }

            known.Add((name, unit));
        }

        foreach (var name in isInvoice ? [] : VendorMetrics.Names.Where(name => !known.Exists(pattern => new Wildcard(pattern.Name).Matches(name))))
        {
            findings.Add(Information, "UnpricedMetric", versionPath, MessageText.Of(Messages.BookUnpriced, name), Messages.BookUnpricedAdvice);
        }
    }

    public static void CheckPlans((Members Value, string Path)[] plans, BookFindings findings)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var known = new List<(string Pattern, string Plan)>();
        foreach (var (plan, path) in plans)
        {
            var name = BookGraph.Text(plan, "name")!;
            RequireTrimmed(name, path + ".name", findings);
            if (!names.Add(name))
            {
                findings.AddError("DuplicatePlan", path + ".name", MessageText.Of(Messages.BookDuplicatePlan, name), Messages.BookDuplicatePlanAdvice);
            }

            var patterns = BookGraph.List(plan, "organizations").Cast<string>().ToArray();
            for (var index = 0; index < patterns.Length; index++)
            {
                CheckOrganization(patterns[index], $"{path}.organizations[{index}]", known, findings);
                known.Add((patterns[index], name));
            }
        }
    }

    private static void CheckOrganization(string pattern, string path, List<(string Pattern, string Plan)> known, BookFindings findings)
    {
        RequireTrimmed(pattern, path, findings);
        if (known.Find(other => Same(other.Pattern, pattern)) is { Plan: { } plan })
        {
            findings.AddError("DuplicateOrganization", path, MessageText.Of(Messages.BookDuplicateOrganization, pattern, plan), Messages.BookDuplicateOrganizationAdvice);
        }
        else if (!new Wildcard(pattern).IsExact && known.Find(other => Covers(other.Pattern, pattern)) is { Pattern: { } covering })
        {
            findings.Add(Warning, "UnreachableOrganization", path, MessageText.Of(Messages.BookUnreachable, pattern, covering), Messages.BookUnreachableAdvice);
        }
    }

    private static void RequireTrimmed(string text, string path, BookFindings findings)
    {
        if (text.Trim() != text || text.Any(char.IsControl))
        {
            findings.AddError("InvalidName", path, MessageText.Of(Messages.BookInvalidName, text), Messages.BookInvalidNameAdvice);
        }
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Covers(string pattern, string other) => new Wildcard(pattern) is { IsExact: false } wildcard && wildcard.Matches(other) || Same(pattern, other);
}
