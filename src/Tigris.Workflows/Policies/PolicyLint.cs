using System.Collections.Generic;
using System.Linq;
using static Tigris.FindingSeverity;

namespace Tigris.Workflows;

/// <summary>
/// Checks policy documents. Only a violation of the API's document is an error. A value that the vendor doesn't document is a warning, because
/// the vendor's documents contradict each other and the server decides.
/// </summary>
internal static class PolicyLint
{
    private static readonly LintRule[] Rules =
    [
        LintRule.OfDocument(Error, "UnsupportedVersion", DocumentRules.UnsupportedVersion),
        LintRule.OfDocument(Warning, "NoStatement", DocumentRules.NoStatement),
        LintRule.OfDocument(Warning, "DuplicateSid", DocumentRules.DuplicateSid),
        LintRule.OfDocument(Information, "UnknownMember", DocumentRules.UnknownMember),
        LintRule.OfDocument(Information, "LargeDocument", DocumentRules.LargeDocument),
        LintRule.OfStatement(Error, "InvalidEffect", StatementRules.InvalidEffect),
        LintRule.OfStatement(Error, "NegatedMember", StatementRules.NegatedMember),
        LintRule.OfStatement(Warning, "EmptyMember", StatementRules.EmptyMember),
        LintRule.OfStatement(Warning, "UnsupportedMember", StatementRules.UnsupportedMember),
        LintRule.OfStatement(Information, "UnknownMember", StatementRules.UnknownMember),
        LintRule.OfStatement(Warning, "UnlistedAction", ActionRules.UnlistedAction),
        LintRule.OfStatement(Warning, "InvalidResource", ResourceRules.InvalidResource),
        LintRule.OfStatement(Warning, "ObjectActionOnBucket", ResourceRules.ObjectActionOnBucket),
        LintRule.OfStatement(Warning, "BucketActionOnObject", ResourceRules.BucketActionOnObject),
        LintRule.OfStatement(Warning, "InvalidCondition", ConditionRules.InvalidCondition),
        LintRule.OfStatement(Warning, "UnsupportedOperator", ConditionRules.UnsupportedOperator),
        LintRule.OfStatement(Warning, "UnsupportedConditionKey", ConditionRules.UnsupportedConditionKey),
        LintRule.OfStatement(Warning, "InvalidAddress", ConditionRules.InvalidAddress),
        LintRule.OfStatement(Warning, "InvalidTime", ConditionRules.InvalidTime),
        LintRule.OfStatement(Information, "AllowsEverything", StatementRules.AllowsEverything),
    ];

    /// <summary>Returns the findings: those about the document as a whole first, then those about each statement in order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="source">The origin of the document, which the findings name; null if it has none.</param>
    public static IEnumerable<PolicyFinding> Check(PolicyDocument document, PolicySource? source = null) =>
        Rules.SelectMany(rule => rule.Check(document, source)).OrderBy(finding => finding.StatementIndex ?? -1);
}
