using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Rules on a document as a whole.</summary>
internal static class DocumentRules
{
    private const string Version = "2012-10-17";

    // Assumed: the vendor documents no limit, AWS has this one for managed policies.
    private const int LargestSize = 6144;

    public static IEnumerable<RuleViolation> UnsupportedVersion(PolicyDocument document) =>
        document.Version == Version ? [] : [new RuleViolation(document.Version).ReplacedBy(Version)];

    public static IEnumerable<RuleViolation> NoStatement(PolicyDocument document) => document.Statement.Length > 0 ? [] : [new RuleViolation()];

    public static IEnumerable<RuleViolation> DuplicateSid(PolicyDocument document) => document.Statement
        .Select((statement, index) => (statement.Sid, Index: index))
        .Where(statement => !string.IsNullOrEmpty(statement.Sid))
        .GroupBy(statement => statement.Sid)
        .SelectMany(same => same.Skip(1).Select(again => new RuleViolation(same.Key, same.First().Index).At(again.Index)));

    public static IEnumerable<RuleViolation> UnknownMember(PolicyDocument document) =>
        document.Other.Keys.Where(name => name != "Id").Select(name => new RuleViolation(name, "Version, Id, Statement"));

    public static IEnumerable<RuleViolation> LargeDocument(PolicyDocument document) =>
        PolicySize.Of(document) is > LargestSize and var size ? [new RuleViolation(size, LargestSize)] : [];
}
