using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>One rule. Its texts are the resources named <c>Finding_</c> and <c>Advice_</c> with its name.</summary>
internal sealed class LintRule
{
    private readonly FindingSeverity _severity;
    private readonly string _name;
    private readonly Func<PolicyDocument, IEnumerable<RuleViolation>> _find;

    private LintRule(FindingSeverity severity, string name, Func<PolicyDocument, IEnumerable<RuleViolation>> find)
    {
        _severity = severity;
        _name = name;
        _find = find;
    }

    public static LintRule OfDocument(FindingSeverity severity, string name, Func<PolicyDocument, IEnumerable<RuleViolation>> find) =>
        new(severity, name, find);

    public static LintRule OfStatement(FindingSeverity severity, string name, Func<PolicyStatement, IEnumerable<RuleViolation>> find) =>
        new(severity, name, document => document.Statement.SelectMany((statement, index) => find(statement).Select(violation => violation.At(index))));

    public IEnumerable<PolicyFinding> Check(PolicyDocument document, PolicySource? source) => _find(document).Select(violation => new PolicyFinding
    {
        Severity = _severity,
        Rule = _name,
        StatementIndex = violation.StatementIndex,
        Message = MessageText.Of(Resource("Finding_"), violation.Values),
        Suggestion = violation.Replacement is null ? MessageText.Of(Resource("Advice_"), violation.Values) : MessageText.Of(Messages.WriteInstead, violation.Replacement),
        OrganizationId = source?.OrganizationId,
        PolicyName = source?.PolicyName,
        Path = source?.Path,
    });

    private string Resource(string kind) => Messages.ResourceManager.GetString(kind + _name, CultureInfo.CurrentUICulture)!;
}
