using System;
using System.Collections.Generic;
using System.Linq;
using static Tigris.FindingSeverity;

namespace Tigris.Workflows;

/// <summary>Collects the findings of a price book, with their positions.</summary>
internal sealed class BookFindings(PriceBookText text, IJsonSchemaValidator schemas)
{
    private readonly List<PriceBookFinding> _findings = [];

    public bool HasErrors => _findings.Exists(finding => finding.Severity == Error);

    public void AddError(string rule, string path, string message, string suggestion) => Add(Error, rule, path, message, suggestion);

    public void Add(FindingSeverity severity, string rule, string path, string message, string suggestion)
    {
        var isFound = schemas.TryFind(text.Json, path, out var line, out var column);
        _findings.Add(new PriceBookFinding
        {
            Severity = severity,
            Rule = rule,
            JsonPath = path,
            Line = isFound ? line : null,
            Column = isFound ? column : null,
            Message = message,
            Suggestion = suggestion,
            Path = text.Path,
        });
    }

    /// <summary>Returns the findings in the order of their positions.</summary>
    public PriceBookFinding[] Sorted() =>
        [.. _findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
}
