using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows.Tests.Billing;

/// <summary>
/// Evaluates the static rules of the rule model. It begins at the rule of the dataset and follows the references, so that the conditions and
/// the criteria of a rule hold for the rules below it. Rules of the type Dynamic need knowledge about the provider and are left out.
/// </summary>
internal sealed class FocusEvaluator(FocusTable table)
{
    private readonly HashSet<string> _visited = [];

    /// <summary>The rules that were checked against the rows.</summary>
    public HashSet<string> Evaluated { get; } = [];

    /// <summary>The rules of features that the vendor doesn't have.</summary>
    public HashSet<string> NotApplicable { get; } = [];

    /// <summary>The violations: the rule, and the number of the row or the text of a group.</summary>
    public List<string> Violations { get; } = [];

    public FocusEvaluator Run()
    {
        Visit(FocusModel.Root, [], isApplicable: true);

        // The rules of formats aren't below a column. The checks of the columns name the formats.
        foreach (var rule in FocusModel.Rules.Values.Where(rule => rule.IsStatic && !_visited.Contains(rule.Id)).ToArray())
        {
            Visit(rule.Id, [], isApplicable: true);
        }

        return this;
    }

    private void Visit(string id, IReadOnlyList<FocusCheck> conditions, bool isApplicable)
    {
        if (!FocusModel.Rules.TryGetValue(id, out var rule) || !rule.IsStatic)
        {
            return;
        }

        _visited.Add(id);
        isApplicable &= rule.Criteria.All(FocusModel.Supported.Contains);
        (isApplicable ? Evaluated : NotApplicable).Add(id);
        FocusCheck[] all = [.. conditions, rule.Condition];
        if (isApplicable && !rule.IsPermission)
        {
            Check(rule, all);
        }

        // A rule below OR is one of several choices: its parent checks it.
        foreach (var child in rule.Requirement.Items.Where(item => item.Function == "CheckModelRule"))
        {
            if (rule.Requirement.Function == "OR")
            {
                _visited.Add(child.RuleId);
                (isApplicable ? Evaluated : NotApplicable).Add(child.RuleId);
            }
            else
            {
                Visit(child.RuleId, all, isApplicable);
            }
        }
    }

    private void Check(FocusRule rule, FocusCheck[] conditions)
    {
        if (rule.Requirement.Function == "AND" && rule.Requirement.RefersToRules)
        {
            return;
        }

        if (rule.Requirement.Function == "ColumnPresent")
        {
            Report(rule, table.Columns.Contains(rule.Requirement.Column()) ? [] : ["the column is missing"]);
            return;
        }

        var rows = table.Rows.Index().Where(row => conditions.All(condition => FocusChecks.Holds(condition, row.Item)));
        Report(rule, rule.Requirement.Function == "CheckDistinctCount"
            ? FocusChecks.GroupsWithoutCount(rule.Requirement, rows.Select(row => row.Item))
            : rows.Where(row => !FocusChecks.Holds(rule.Requirement, row.Item)).Select(row => $"row {row.Index}"));
    }

    private void Report(FocusRule rule, IEnumerable<string> places) => Violations.AddRange(places.Select(place => $"{rule.Id}: {place}"));
}
