using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>Reads price books, and reports their errors.</summary>
internal sealed class PriceBookReader(IJsonSerializer json, IJsonSchemaValidator schemas)
{
    /// <summary>Returns the findings of a price book in the order of their positions; none if it is valid and complete.</summary>
    public IReadOnlyList<PriceBookFinding> Check(PriceBookText text) => Check(text, out _);

    /// <summary>Reads a price book.</summary>
    /// <exception cref="TigrisArgumentException">The price book has errors; the message contains the first of them.</exception>
    public LoadedPriceBook Read(PriceBookText text)
    {
        var errors = Check(text, out var content).Where(finding => finding.Severity == FindingSeverity.Error).ToArray();
        if (errors.Length > 0)
        {
            var message = MessageText.Of(Messages.PriceBookInvalid, text.Path ?? Messages.PriceBookGiven, errors.Length, Position(errors[0]), errors[0].Message, errors[0].Suggestion);
            throw new TigrisArgumentException("InvalidPriceBook", message.TrimEnd(), text.Path);
        }

        var latest = content!.Versions[content.Versions.Count - 1];
        return new LoadedPriceBook(
            new PriceBook
            {
                Name = content.Name,
                Currency = content.Currency,
                Basis = content.Basis,
                ValidFrom = [.. content.Versions.Select(version => version.ValidFrom)],
                Metric = [.. latest.Metrics.Select(metric => metric.Name.ToString())],
                Plan = [.. latest.Plans.Select(plan => plan.Name)],
                Path = text.Path,
                Sha256 = text.Sha256,
                Json = text.Json,
            },
            content);
    }

    private PriceBookFinding[] Check(PriceBookText text, out BookContent? content)
    {
        content = null;
        var errors = schemas.Validate(text.Json, PriceBookSchema.Text);
        if (errors.Count > 0)
        {
            return [.. errors.Select(error => Finding(error, text.Path))];
        }

        var graph = BookGraph.Members(json.Parse(text.Json));
        var findings = new BookFindings(text, schemas);
        BookRules.Check(graph, findings);
        if (!findings.HasErrors)
        {
            content = BookGraph.Read(graph);
        }

        return findings.Sorted();
    }

    private static PriceBookFinding Finding(JsonSchemaError error, string? path) => new()
    {
        Severity = FindingSeverity.Error,
        Rule = Rules.TryGetValue(error.Keyword, out var rule) ? rule : "InvalidValue",
        JsonPath = error.Path,
        Line = error.Line,
        Column = error.Column,
        Message = error.Message,
        Suggestion = error.Suggestion,
        Path = path,
    };

    private static string Position(PriceBookFinding finding) =>
        finding.Line is { } line ? MessageText.Of(Messages.PriceBookPosition, finding.JsonPath, line, finding.Column) : finding.JsonPath;

    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["syntax"] = "InvalidJson",
        ["duplicate"] = "DuplicateMember",
        ["number"] = "InexactNumber",
        ["required"] = "MissingMember",
        ["additionalProperties"] = "UnknownMember",
        ["type"] = "WrongType",
    };
}
