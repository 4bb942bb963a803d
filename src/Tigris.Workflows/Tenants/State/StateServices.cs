using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.Workflows;

/// <summary>The services that state documents need.</summary>
/// <param name="local">Files and JSON.</param>
/// <param name="schemas">Returns the validator of JSON, whose library is loaded with the first use.</param>
internal sealed class StateServices(LocalServices local, Func<IJsonSchemaValidator> schemas)
{
    public LocalServices Local { get; } = local;

    /// <summary>Reads the tenant of a piped row.</summary>
    /// <returns>The tenant; null if it isn't valid by the schema.</returns>
    public DesiredTenant? ReadTenant(Dictionary<string, object?> graph, int? line, StateProblems problems)
    {
        // The command has checked the cells of a row, and the library for schemas takes time to load.
        if (!graph.Values.OfType<List<object?>>().Any())
        {
            return new TenantGraph(problems, line).Read(graph);
        }

        var text = Local.Json.Serialize(graph);
        return Check(text, StateSchemas.Tenant, problems, line)
            ? new TenantGraph(problems, line).Read((IReadOnlyDictionary<string, object?>)Local.Json.Parse(text)!)
            : null;
    }

    /// <summary>Checks a JSON text against a schema, and adds its problems. Returns true if it is valid.</summary>
    /// <param name="text">The text.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <param name="line">The number of the line with the text; null for a text of several lines.</param>
    public bool Check(string text, string schema, StateProblems problems, int? line)
    {
        var errors = schemas().Validate(text, schema);
        foreach (var error in errors)
        {
            // The message has the position within the text, so its line number would be wrong for a line of a file.
            var message = line is not null && error is { Keyword: "syntax", Column: > 1 } ? MessageText.Of(Messages.StateNotJson, error.Column) : error.Message;
            problems.Add(line ?? error.Line, error.Path, $"{message} {error.Suggestion}".TrimEnd());
        }

        return !errors.Any();
    }
}
